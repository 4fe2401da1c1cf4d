import { randomUUID } from 'node:crypto';
import type { RedisConnection } from './connection';
import type { LogKeys } from './scripts';

/** Milliseconds after which Redis deletes a snapshot that was not installed. */
const UNUSED_MS = 60_000;

/** Writes the pieces of a snapshot under a key of their own, and resolves with that key. */
export async function writePieces(
    client: RedisConnection,
    { snapshot }: LogKeys,
    pieces: readonly string[],
): Promise<string> {
    const key = `${snapshot}:${randomUUID()}`;
    for (const piece of pieces) await client.rPush(key, piece);
    await client.pExpire(key, UNUSED_MS);
    return key;
}
