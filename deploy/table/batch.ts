// A batch of events: what is accepted of it, its item, and the writes of its transaction.
import { heldAfter, shareRefusal, type Load } from '../../src/core/fair-share';
import { isoTime, refuse } from '../../src/core/platform';
import type { GroupKey, NewEvent } from '../../src/core/records';
import type { RefusedPlace } from '../../src/core/store';
import type { Placed } from '../../src/core/validate-items';
import { loadOf } from '../../src/store/event-bytes';
import { positionAt } from '../../src/wire/position-grammar';
import { eventPartition, nodeItem } from './keys';
import { placeAfter, type FoundMember, type MemberItem, type SentBatch } from './member';
import type { PackedEvent } from './packed';
import { takeEvents } from './sharing';
import { isLargeChange, statusWrite, writesIn } from './status';
import type { Write } from './writes';

/** Seconds for which expired events stay, so that a member that slept can learn how many it missed. */
const COUNTED_S = 900;
/** Batches of a member that are remembered, so that a retry is recognised. */
const REMEMBERED_BATCHES = 8;
/** OrderKeys in those, without the last batch: at 23 bytes each they cost one or two write units. */
const REMEMBERED_KEYS = 64;
/**
 * Variables in one batch, so that its item stays below DynamoDB's 400 KB: beside its text of 240 KiB a batch of 1,000
 * events takes 110 bytes for each, and 14 for each variable. Our clients stay far below.
 */
export const BATCH_MAX_WRITES = 2_500;

/** The item of a batch. Its sort key is its last event's position. */
export interface BatchItem {
    readonly pk: string;
    readonly sk: string;
    readonly nodeId: string;
    readonly base: string;
    readonly recordedAt: string;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
    readonly events: readonly PackedEvent[];
    readonly ttl: number;
}

/** The accepted part of a batch. */
export interface TakenBatch {
    readonly base: string;
    /** Milliseconds since 1970. */
    readonly time: number;
    /** The new events. */
    readonly events: readonly PackedEvent[];
    readonly refused: readonly RefusedPlace[];
    /** The number of events that an earlier attempt stored. */
    readonly sent: number;
    /** The position of the last of those, as far as it is known. */
    readonly sentUpTo: string | null;
}

/** How a batch is stored. */
export interface Storing {
    /** Whether somebody may need its events later. */
    readonly isKept: boolean;
    /** Milliseconds for which an event can be read. */
    readonly ttlMs: number;
    /** The same batch in the table, if it became visible too late and must move. */
    readonly late: TakenBatch | null;
}

/** The new events of a batch that there is room for. @throws {MeshError} LimitExceeded if the member's share is full */
export function takeBatch(found: FoundMember, given: readonly Placed<NewEvent>[], now: number, id: string): TakenBatch {
    const { member, status } = found;
    const sent = given.filter(({ item }) => wasSent(member.batches, item.orderKey));
    const fresh = given.filter(({ item }) => !wasSent(member.batches, item.orderKey));
    const { events, refused } = takeEvents(member, status, fresh);
    const refusal = events.length === 0 ? null : shareRefusal(member.held, loadOfPacked(events), now);
    if (refusal !== null) refuse('LimitExceeded', refusal.message, refusal.reason);
    const before = { sent: sent.length, sentUpTo: sentUpTo(member.batches, sent) };
    return { ...placeAfter(found, now, id), events, refused, ...before };
}

/** Whether a batch changes more variables than one update of their item can. */
export function isLargeBatch({ status }: FoundMember, { base, events }: TakenBatch): boolean {
    return isLargeChange({ status, writes: writesIn(base, events) });
}

/** The transaction of a batch: its events, their variables, and the note that its sender has sent it. */
export function batchWrites(
    key: GroupKey,
    { member, status }: FoundMember,
    { base, time, events }: TakenBatch,
    { isKept, ttlMs, late }: Storing,
): Write[] {
    if (events.length === 0) return [];
    const { nodeId } = member;
    const position = positionAt(base, events.length - 1);
    const keys = events.flatMap(({ k }) => k ?? []);
    const batches = late === null ? member.batches : batchesWithout(member, lastPosition(late));
    const writes: Write[] = [
        {
            kind: 'update',
            key: nodeItem(key, nodeId),
            update: 'SET #time = :time, batches = :batches, held = :held',
            names: { '#time': 'time' },
            values: {
                ':time': time,
                ':before': member.time,
                ':gone': 0,
                ':batches': remembered(batches, { position, keys }),
                // A moved batch was counted when it came.
                ':held': late === null ? heldAfter(member.held, loadOfPacked(events), time, ttlMs) : member.held,
            },
            condition: '#time = :before AND aliveUntil > :gone',
        },
    ];
    const variables = writesIn(base, events);
    if (Object.keys(variables).length > 0)
        writes.push(statusWrite({ group: key, nodeId, time, status, writes: variables }));
    if (!isKept) return writes;
    const pk = eventPartition(key);
    const expiresAt = time + ttlMs;
    const ttl = Math.ceil(expiresAt / 1000) + COUNTED_S;
    const item: BatchItem = { pk, sk: position, nodeId, base, recordedAt: isoTime(time), expiresAt, events, ttl };
    writes.push({ kind: 'put', item });
    if (late !== null) writes.push({ kind: 'delete', key: { pk, sk: lastPosition(late) } });
    return writes;
}

/** The position of a batch's last event. */
export function lastPosition({ base, events }: Pick<TakenBatch, 'base' | 'events'>): string {
    return positionAt(base, events.length - 1);
}

/** A member's batches without the one whose last event has that position. */
export function batchesWithout({ batches }: MemberItem, position: string): SentBatch[] {
    return batches.filter((each) => each.position !== position);
}

/** Whether one of these batches contains the event. An event without an orderKey is always new. */
function wasSent(batches: readonly SentBatch[], orderKey: string | null): boolean {
    if (orderKey === null) return false;
    return batches.some(({ keys }) => keys.indexOf(orderKey) !== -1);
}

/** The position at which the last batch with one of these events ended; null if there is none. */
function sentUpTo(batches: readonly SentBatch[], sent: readonly Placed<NewEvent>[]): string | null {
    const holding = batches.filter(({ keys }) => sent.some(({ item }) => keys.indexOf(item.orderKey ?? '') !== -1));
    const last = holding[holding.length - 1];
    return last ? last.position : null;
}

/** The batches to remember after one more. */
function remembered(batches: readonly SentBatch[], last: SentBatch): SentBatch[] {
    const kept: SentBatch[] = [last];
    let keys = 0;
    for (const batch of [...batches].reverse()) {
        keys += batch.keys.length;
        if (keys > REMEMBERED_KEYS || kept.length >= REMEMBERED_BATCHES) break;
        kept.push(batch);
    }
    return kept.reverse();
}

function loadOfPacked(events: readonly PackedEvent[]): Load {
    return loadOf(
        events.map(({ n, p, w }) => ({
            name: n,
            payload: p ?? null,
            writes: (w ?? []).map(({ k, v }) => ({ key: k, value: v })),
        })),
    );
}
