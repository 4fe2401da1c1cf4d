import { once } from 'node:events';
import { join } from 'node:path';
import * as v from 'valibot';
import { BUILT, startServer } from '../../test/server-process';

/** The measurements of the server's process since the last request for them. */
const SEEN = v.object({
    /** The longest block of its event loop, in milliseconds. */
    heldMs: v.number(),
    rssBytes: v.number(),
});

/** The built server in its own process, whose event loop is watched. */
export interface WatchedServer {
    readonly url: string;
    /** @throws {Error} if the process has ended */
    seen(): Promise<v.InferOutput<typeof SEEN>>;
    stop(): void;
}

/** Starts it on all addresses of the loopback interface. */
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
            return v.parse(SEEN, answer[0]);
        },
        stop: () => void child.kill('SIGKILL'),
    };
}
