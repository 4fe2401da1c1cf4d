import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

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
    const child = fork(join(__dirname, '../../dist/server.js'), ['--port', '0', '--host', '0.0.0.0'], {
        execArgv: ['--import', join(__dirname, 'loop-watch.mjs')],
        // Nobody sends heartbeats here.
        env: {
            ...process.env,
            MESH_API_KEY: '',
            MESH_HOST_HEARTBEAT_TTL_SECONDS: '3600',
            MESH_MEMBER_HEARTBEAT_TTL_SECONDS: '3600',
        },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const { stdout } = child;
    if (stdout === null) throw new Error('The server has no output.');
    const url = await new Promise<string>((resolve, reject) => {
        createInterface({ input: stdout }).on('line', (line) => {
            const found = /listening on http:\/\/localhost:(\d+)/.exec(line);
            if (found !== null) resolve(`http://127.0.0.1:${found[1]}`);
        });
        child.once('exit', () => reject(new Error('The mesh server did not start: see the lines above.')));
    });
    return {
        url,
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
