import { createClient } from '@redis/client';
import { APPEND, BEGIN, KEEP_SNAPSHOT } from './scripts';

/** Milliseconds between two tries to reach a Redis that was lost. */
const RECONNECT_MS = 200;
/** Milliseconds that Redis may take to accept a connection. */
const CONNECT_MAX_MS = 5_000;

/** A connection that reconnects by itself; what is asked meanwhile fails at once. */
export function redisConnection(url: string, onLost: () => void, onReady: () => void) {
    let wasReady = false;
    const client = createClient({
        url,
        scripts: { append: APPEND, keepSnapshot: KEEP_SNAPSHOT, begin: BEGIN },
        disableOfflineQueue: true,
        socket: {
            connectTimeout: CONNECT_MAX_MS,
            reconnectStrategy: (_retries, cause) => (wasReady ? RECONNECT_MS : cause),
        },
    });
    client.on('ready', () => {
        wasReady = true;
        onReady();
    });
    client.on('reconnecting', onLost);
    // The commands that fail tell why; without a listener the process would end.
    client.on('error', () => undefined);
    return client;
}

/** Such a connection. */
export type RedisConnection = ReturnType<typeof redisConnection>;

/** What Redis tells of itself. */
export interface RedisFacts {
    /** Another one after each start. */
    readonly run: string;
    readonly uptimeSeconds: number;
}

/** Asks Redis for that. @throws {Error} where it cannot be reached */
export async function redisFacts(client: RedisConnection): Promise<RedisFacts> {
    const text = String(await client.info('server'));
    const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';
    return { run: field('run_id'), uptimeSeconds: Number(field('uptime_in_seconds')) };
}
