import { randomUUID } from 'node:crypto';
import type { RedisConnection } from './connection';
import type { LogKeys } from './scripts';

/** Milliseconds after which Redis forgets a snapshot that was not put in its place. */
const UNUSED_MS = 60_000;

/** Writes the pieces of a snapshot beside the present one; resolves with the key under which they are. */
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
