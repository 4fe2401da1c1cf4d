// After a restart Redis may have lost the log, or its end. The servers still have the groups: the one that has taken the
// most entries begins a new log with its state, and the others continue from there.
import { randomUUID } from 'node:crypto';
import type { LogReader } from '../command-log';
import type { RedisConnection } from './connection';
import type { LogKeys } from './scripts';
import { writePieces } from './write-pieces';

/** Milliseconds in which servers reconnect: each tries every 200 ms. */
const OFFERS_MS = 600;
/** Uptime of Redis after which no server is waited for: all have reconnected long before, in seconds. */
const SETTLED_AFTER_SECONDS = 60;
/** Milliseconds between two checks whether the new log has begun. */
const LOOK_EVERY_MS = 50;
/** Milliseconds after which the server with the most entries counts as dead. */
const BEGIN_MAX_MS = 10_000;
/** Milliseconds after which Redis forgets the offers. */
const OFFERS_KEPT_MS = 60_000;

/** What `recover` needs. */
export interface Recovery {
    readonly client: RedisConnection;
    readonly keys: LogKeys;
    /** This run of Redis. */
    readonly run: string;
    readonly uptimeSeconds: number;
    readonly reader: LogReader;
    readonly newSecret: () => string;
}

/** Resolves once this server or another one has begun a log for this run of Redis. */
export async function recover({ client, keys, run, uptimeSeconds, reader, newSecret }: Recovery): Promise<void> {
    const offers = `${keys.offers}:${run}`;
    const self = randomUUID();
    const hasBegun = async () => (await client.hGet(keys.meta, 'run')) === run;
    const begun = async (withinMs: number) => {
        for (let waited = 0; waited < withinMs; waited += LOOK_EVERY_MS) {
            if (await hasBegun()) return true;
            await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        }
        return hasBegun();
    };

    await client.zAdd(offers, { score: reader.taken, value: self });
    await client.pExpire(offers, OFFERS_KEPT_MS);
    if (await begun(uptimeSeconds < SETTLED_AFTER_SECONDS ? OFFERS_MS : 0)) return;
    for (;;) {
        const [furthest] = await client.zRange(offers, 0, 0, { REV: true });
        if (furthest === undefined || furthest === self) break;
        if (await begun(BEGIN_MAX_MS)) return;
        await client.zRem(offers, furthest);
    }
    const { number, pieces } = await reader.save();
    const written = await writePieces(client, keys, pieces ?? []);
    await client.begin(keys, written, run, number, newSecret());
}
