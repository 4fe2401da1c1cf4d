import { once } from 'node:events';
import { join } from 'node:path';
import { BUILT, startServer } from '../../test/server-process';

/** What the server's process went through since it was last asked. */
export interface Seen {
    /** Milliseconds for which its event loop was held at most. */
    readonly heldMs: number;
    readonly rssBytes: number;
}

/** The built server in a process of its own whose event loop is watched. */
export interface WatchedServer {
    readonly url: string;
    /** @throws {Error} where the process has ended */
    seen(): Promise<Seen>;
    stop(): void;
}

/** Starts it, on all addresses of the loopback. */
export async function startWatchedServer(): Promise<WatchedServer> {
    // Nobody sends heartbeats here.
    const environment = {
        MESH_API_KEY: '',
        MESH_HOST_HEARTBEAT_TTL_SECONDS: '3600',
        MESH_MEMBER_HEARTBEAT_TTL_SECONDS: '3600',
    };
    const program = ['--import', join(__dirname, 'loop-watch.mjs'), ...BUILT];
    const { child, port } = await startServer(environment, ['--host', '0.0.0.0'], program);
    return {
        url: `http://127.0.0.1:${port}`,
        async seen() {
            if (child.exitCode !== null) throw new Error(`The server's process ended with ${child.exitCode}.`);
            child.send('seen');
            const answer: readonly unknown[] = await once(child, 'message');
            const [message] = answer;
            return { heldMs: numberIn(message, 'heldMs'), rssBytes: numberIn(message, 'rssBytes') };
        },
        stop: () => void child.kill('SIGKILL'),
    };
}

function numberIn(message: unknown, name: string): number {
    const value: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
    if (typeof value !== 'number') throw new Error(`The server's process did not tell ${name}.`);
    return value;
}
