import { createClient } from '@redis/client';
import { APPEND, BEGIN, KEEP_SNAPSHOT } from './scripts';

/** Milliseconds between two attempts to reconnect. */
const RECONNECT_MS = 200;
/** Milliseconds that Redis may take to accept a connection. */
const CONNECT_MAX_MS = 5_000;

/** A connection that reconnects by itself. Commands fail at once meanwhile. */
export function redisConnection(url: string, onLost: () => void) {
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
    });
    client.on('reconnecting', onLost);
    // The failing commands say why. Without a listener the process would end.
    client.on('error', () => undefined);
    return client;
}

/** Such a connection. */
export type RedisConnection = ReturnType<typeof redisConnection>;

/** Facts about the Redis server. */
export interface RedisFacts {
    /** A new one after each start. */
    readonly run: string;
    readonly uptimeSeconds: number;
}

/** Asks Redis for its facts. @throws {Error} if it cannot be reached */
export async function redisFacts(client: RedisConnection): Promise<RedisFacts> {
    const text = String(await client.info('server'));
    const field = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';
    return { run: field('run_id'), uptimeSeconds: Number(field('uptime_in_seconds')) };
}
