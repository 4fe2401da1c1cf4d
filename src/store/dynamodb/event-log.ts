import type { HeldLoad } from '../../core/fair-share';
import { PAGE_MAX_BYTES } from '../../core/limits';
import { formatPosition, type Since } from '../../core/position';
import type { EventRecord, GroupKey } from '../../core/records';
import type { Missed } from '../../core/store';
import { eventBytes } from '../event-bytes';
import { REMEMBERED_MS } from '../remembered';
import { batchOf, sentOf } from './event-items';
import { eventPartition, sentPrefix } from './keys';
import type { Table } from './table';

/** Sorts behind every position. */
const END = 'EVENT$';

/** What a reader finds. */
export interface Found {
    readonly events: readonly EventRecord[];
    readonly more: boolean;
    readonly missed: readonly Missed[];
}

/** What a sender sent lately. */
export interface Sent {
    /** The orderKeys of its events, with their positions. */
    readonly positions: Map<string, string>;
    /** What it holds of the log. */
    readonly held: readonly HeldLoad[];
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

    /** What this sender sent lately. */
    public async sent(key: GroupKey, nodeId: string, now: number): Promise<Sent> {
        const prefix = sentPrefix(nodeId);
        const from = `${prefix}${formatPosition(isoTime(now - REMEMBERED_MS), 0)}`;
        const positions = new Map<string, string>();
        const held: HeldLoad[] = [];
        for await (const item of this.table.query(eventPartition(key), { from, to: `${prefix}${END}` })) {
            const batch = sentOf(item);
            for (const [orderKey, position] of batch.keys) positions.set(orderKey, position);
            held.push(batch.held);
        }
        return { positions, held };
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
