import { PAGE_MAX_BYTES } from '../../core/limits';
import { formatPosition, type Since } from '../../core/position';
import type { EventRecord, GroupKey } from '../../core/records';
import type { Missed } from '../../core/store';
import { eventBytes } from '../event-bytes';
import { REMEMBERED_MS } from '../remembered';
import { batchOf, seenOf } from './event-items';
import { eventPartition, seenPrefix } from './keys';
import type { Table } from './table';

/** Sorts behind every position. */
const END = 'EVENT$';

/** What a reader finds. */
export interface Found {
    readonly events: readonly EventRecord[];
    readonly more: boolean;
    readonly missed: readonly Missed[];
}

/** Reads the events of groups. */
export class EventLog {
    public constructor(
        private readonly table: Table,
        private readonly ttlMs: number,
        private readonly graceMs: number,
    ) {}

    /** The moment from which events taken at `now` are no longer read by who does not resume. */
    public expiresAt(now: number): number {
        return now + this.ttlMs;
    }

    /**
     * The events after `since` and up to `upTo`, at most `limit`. `upTo` was the group's last position before this: what
     * comes later may not be there in full.
     */
    public async after(key: GroupKey, since: Since, upTo: string, limit: number, now: number): Promise<Found> {
        const { position, resumes } = since;
        const from = resumes ? position : later(position, formatPosition(isoTime(now - this.ttlMs), 0));
        const events: EventRecord[] = [];
        const missed = new Map<string, number>();
        let bytes = 0;
        if (from < upTo)
            for await (const item of this.table.query(eventPartition(key), { from, to: upTo })) {
                const batch = batchOf(item);
                const readableUntil = batch.expiresAt + (resumes ? this.graceMs : 0);
                for (const event of batch.events) {
                    if (event.position <= position || event.position > upTo) continue;
                    if (readableUntil <= now) {
                        if (resumes) missed.set(batch.nodeId, (missed.get(batch.nodeId) ?? 0) + 1);
                        continue;
                    }
                    bytes += eventBytes(event);
                    // The first always goes, whatever its size: else nobody would ever get past it.
                    const isFull = events.length >= limit || (resumes && events.length > 0 && bytes > PAGE_MAX_BYTES);
                    if (isFull) return { events, more: true, missed: listOf(missed) };
                    events.push(event);
                }
            }
        return { events, more: false, missed: listOf(missed) };
    }

    /** The event at exactly that position, as long as it can be read. */
    public async at(key: GroupKey, position: string, now: number): Promise<EventRecord | undefined> {
        for await (const item of this.table.query(eventPartition(key), { from: position, to: END })) {
            const { events, expiresAt } = batchOf(item);
            if (expiresAt + this.graceMs <= now) return undefined;
            return events.find((event) => event.position === position);
        }
        return undefined;
    }

    /** The orderKeys that this sender's events had lately, with their positions. */
    public async seen(key: GroupKey, nodeId: string, now: number): Promise<ReadonlyMap<string, string>> {
        const prefix = seenPrefix(nodeId);
        const from = `${prefix}${formatPosition(isoTime(now - REMEMBERED_MS), 0)}`;
        const seen = new Map<string, string>();
        for await (const item of this.table.query(eventPartition(key), { from, to: `${prefix}${END}` }))
            for (const [orderKey, position] of seenOf(item)) seen.set(orderKey, position);
        return seen;
    }
}

function isoTime(time: number): string {
    return new Date(time).toISOString();
}

function later(one: string, other: string): string {
    return one > other ? one : other;
}

function listOf(missed: ReadonlyMap<string, number>): Missed[] {
    return [...missed].map(([nodeId, count]) => ({ nodeId, count }));
}
