// Many writers and readers of one group at the same time, over several stores on one table as several processes would be.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { GroupKey, NewEvent } from '../../src/core/records';
import type { Store } from '../../src/core/store';
import { createDynamoStore, type DynamoStore } from '../../src/store/dynamodb';
import { SeededRandom } from '../network/seeded-random';

/** What is played. */
export interface Race {
    readonly client: DynamoDBDocumentClient;
    readonly table: string;
    readonly writers: number;
    readonly readers: number;
    /** Stores that know nothing of each other, over which writers and readers are spread. */
    readonly stores: number;
    readonly events: number;
    readonly seed: number;
}

/** What came of it. */
export interface Outcome {
    readonly written: number;
    readonly batches: number;
    /** Batches that were sent a second time, as after an answer that was lost. */
    readonly retried: number;
    readonly lostTries: number;
    readonly seconds: number;
    /** The first thing that a reader got wrong; null where all got every event once, each sender's in order. */
    readonly violation: string | null;
}

const KEY: GroupKey = { id: 'race', domain: 'race' };
const BATCH_MAX = 60;
/** Part of the batches that are sent twice. */
const RETRIED = 0.1;
/** Milliseconds by which each store's clock differs from the next one's. */
const SKEW_MS = 40;
const LIFE_MS = 3_600_000;

/** Plays it. */
export async function race({ client, table, writers, readers, stores: count, events, seed }: Race): Promise<Outcome> {
    const options = { client, table, eventTtlSeconds: 3_600, pollingIntervalSeconds: 2 };
    const stores = Array.from({ length: count }, () => createDynamoStore(options));
    const now = (store: number) => Date.now() + (store - count / 2) * SKEW_MS;
    const [first] = stores;
    if (first === undefined) throw new RangeError('A race needs a store.');
    const until = Date.now() + LIFE_MS;
    const group = { ...KEY, name: 'race', hostId: 'h', createdAt: now(0), expiresAt: until, aliveUntil: until };
    await first.createGroup({ ...group, useWebSocket: true }, now(0));
    const start = await first.lastPosition(KEY, now(0));
    for (let writer = 0; writer < writers; writer += 1)
        await first.putNode({ id: `w${writer}`, group: KEY, aliveUntil: until, useWebSocket: true }, now(0));

    const began = Date.now();
    const each = Math.ceil(events / writers);
    const tally = { batches: 0, retried: 0 };
    const of = (index: number): [DynamoStore, number] => [stores[index % count] ?? first, index % count];
    const writing = Array.from({ length: writers }, async (_, writer) => {
        const random = new SeededRandom(seed + writer);
        const [store, skew] = of(writer);
        for (let sent = 0; sent < each;) {
            const size = Math.min(each - sent, random.between(1, BATCH_MAX));
            const batch = Array.from({ length: size }, (_each, index) => numbered(sent + index));
            await store.append(KEY, `w${writer}`, batch, now(skew));
            tally.batches += 1;
            if (random.chance(RETRIED)) {
                tally.retried += 1;
                // The answer got lost: it goes again, over another store.
                const [other, otherSkew] = of(writer + 1);
                await other.append(KEY, `w${writer}`, batch, now(otherSkew));
            }
            sent += size;
        }
    });
    const reading = Array.from({ length: readers }, (_, reader) => {
        const [store, skew] = of(reader);
        return readAll(store, () => now(skew), start, each, writers);
    });
    await Promise.all(writing);
    const violations = await Promise.all(reading);
    return {
        written: each * writers,
        ...tally,
        lostTries: stores.reduce((sum, store) => sum + store.lostTries(), 0),
        seconds: (Date.now() - began) / 1000,
        violation: violations.find((violation) => violation !== null) ?? null,
    };
}

function numbered(number: number): NewEvent {
    const orderKey = String(number).padStart(8, '0');
    return { name: 'e', payload: String(number), firedAt: '2026-01-11T13:22:00.123Z', orderKey, writes: [] };
}

/** Follows the group by cursor until every writer's last event has come. Answers the first violation. */
async function readAll(
    store: Store,
    now: () => number,
    start: string,
    each: number,
    writers: number,
): Promise<string | null> {
    const next = new Map<string, number>();
    let position = start;
    for (let got = 0; got < each * writers;) {
        const page = await store.readSince(KEY, { position, resumes: true }, 1_000, now());
        for (const { firedByNodeId, payload, position: at } of page.events) {
            const expected = next.get(firedByNodeId) ?? 0;
            if (Number(payload) !== expected)
                return `${firedByNodeId}: event ${String(payload)} came where ${expected} was due, at ${at}`;
            next.set(firedByNodeId, expected + 1);
        }
        got += page.events.length;
        if (page.position < position) return `The position went back from ${position} to ${page.position}.`;
        position = page.position;
        if (page.events.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return null;
}
