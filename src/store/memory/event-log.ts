import { LOG_MAX_BYTES, LOG_MAX_EVENTS, PAGE_MAX_BYTES } from '../../core/limits';
import type { Since } from '../../core/position';
import type { EventRecord } from '../../core/records';
import type { Missed } from '../../core/store';
import { MeshError } from '../../wire/errors';
import { eventBytes } from '../event-bytes';
import type { GroupBytes } from './byte-budget';
import { ExpiredEvents } from './expired-events';
import type { ExpiredEvent, SavedEvent } from './saved';

interface Entry extends SavedEvent {
    readonly bytes: number;
}

/**
 * Dropped entries are cut off when there are this many and they are half of the array, so the drops pay for each cut.
 */
const COMPACT_FROM_ENTRIES = 256;

/** The result of a read. */
export interface Found {
    readonly events: EventRecord[];
    /** Whether more events follow. */
    readonly more: boolean;
}

/** The events of one group in the order in which they were accepted. Expired events leave at the front. */
export class EventLog {
    private readonly expired: ExpiredEvents;
    private entries: Entry[] = [];
    private first = 0;
    private bytes = 0;

    public constructor(
        /** Milliseconds beyond its TTL for which an event is kept for resuming readers. */
        private readonly resumeGraceMs: number,
        private readonly groupBytes: GroupBytes,
    ) {
        this.expired = new ExpiredEvents(groupBytes);
    }

    /** The number of events in the log, including expired ones until the next call drops them. */
    public get size(): number {
        return this.entries.length - this.first;
    }

    /** The events in the log. */
    public saved(): SavedEvent[] {
        return this.entries.slice(this.first).map(({ event, expiresAt }) => ({ event, expiresAt }));
    }

    /** The events that nobody can read any longer. */
    public savedExpired(): readonly ExpiredEvent[] {
        return this.expired.saved();
    }

    /** Continues from saved events. */
    public restore(events: readonly SavedEvent[], expired: readonly ExpiredEvent[]): void {
        for (const { event, expiresAt } of events) this.add(event, expiresAt);
        for (const event of expired) this.expired.add(event);
    }

    /** Makes room for `count` more. @throws {MeshError} LimitExceeded if the log is full of living events */
    public reserve(count: number, now: number): void {
        this.dropExpired(now);
        this.dropKeptForResuming(count, now);
        if (this.size + count > LOG_MAX_EVENTS || this.bytes > LOG_MAX_BYTES)
            throw new MeshError(
                'LimitExceeded',
                `events: the group holds ${this.size} events (${this.bytes} bytes) of the last seconds, and its limit is ` +
                    `${LOG_MAX_EVENTS} events or ${LOG_MAX_BYTES} bytes. You sent ${count} more. Send them again in a moment.`,
                { code: 'busy' },
            );
    }

    /** Adds an event whose position sorts after all others. */
    public add(event: EventRecord, expiresAt: number): void {
        const bytes = eventBytes(event);
        this.entries.push({ event, expiresAt, bytes });
        this.bytes += bytes;
        this.groupBytes.add(bytes);
    }

    /**
     * At most `limit` events that the reader may read after its position, and whether more follow. A resuming reader
     * may read events beyond their TTL too.
     */
    public after({ position, resumes }: Since, limit: number, now: number): Found {
        const from = this.readableAfter(position, now, resumes ? this.resumeGraceMs : 0);
        const maxBytes = resumes ? PAGE_MAX_BYTES : Number.POSITIVE_INFINITY;
        const events: EventRecord[] = [];
        let bytes = 0;
        for (let entry = this.entries[from]; entry !== undefined; entry = this.entries[from + events.length]) {
            bytes += entry.bytes;
            // The first event always fits, whatever its size. Otherwise nobody would ever get past it.
            if (events.length >= limit || (events.length > 0 && bytes > maxBytes)) break;
            events.push(entry.event);
        }
        return { events, more: from + events.length < this.entries.length };
    }

    /** The events after `position` that nobody can read any longer, whether or not they have been dropped. */
    public missedAfter(position: string, now: number): Missed[] {
        const undropped = this.entries.slice(
            this.indexAfter(position),
            this.readableAfter(position, now, this.resumeGraceMs),
        );
        return this.expired.after(
            position,
            undropped.map(({ event }) => event.firedByNodeId),
        );
    }

    /** The event at exactly that position. */
    public at(position: string, now: number): EventRecord | undefined {
        const entry = this.entries[this.indexAfter(position) - 1];
        return entry?.event.position === position && this.canBeRead(entry, now) ? entry.event : undefined;
    }

    /** Forgets expired events, and also their existence once nobody asks about them. */
    public sweep(now: number): void {
        this.dropExpired(now);
        this.expired.forgetOld(now);
    }

    /** The first entry after `position` that can be read until `graceMs` beyond its TTL. */
    private readableAfter(position: string, now: number, graceMs: number): number {
        let from = this.indexAfter(position);
        for (let entry = this.entries[from]; entry !== undefined && now >= entry.expiresAt + graceMs;) {
            from += 1;
            entry = this.entries[from];
        }
        return from;
    }

    private canBeRead({ expiresAt }: Entry, now: number): boolean {
        return now < expiresAt + this.resumeGraceMs;
    }

    /** Forgets expired events. */
    private dropExpired(now: number): void {
        this.dropWhile((entry) => !this.canBeRead(entry, now));
        if (this.first >= COMPACT_FROM_ENTRIES && this.first * 2 >= this.entries.length) {
            this.entries = this.entries.slice(this.first);
            this.first = 0;
        }
    }

    /** Events that are kept only for resuming readers never take another event's place. */
    private dropKeptForResuming(count: number, now: number): void {
        this.dropWhile(
            (entry) => entry.expiresAt <= now && (this.size + count > LOG_MAX_EVENTS || this.bytes > LOG_MAX_BYTES),
        );
    }

    private dropWhile(matches: (entry: Entry) => boolean): void {
        for (let entry = this.entries[this.first]; entry !== undefined; entry = this.entries[this.first]) {
            if (!matches(entry)) return;
            const { position, firedByNodeId } = entry.event;
            this.expired.add({ position, nodeId: firedByNodeId, expiredAt: entry.expiresAt });
            this.bytes -= entry.bytes;
            this.groupBytes.add(-entry.bytes);
            this.first += 1;
        }
    }

    private indexAfter(position: string): number {
        let low = this.first;
        let high = this.entries.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            const entry = this.entries[middle];
            if (entry !== undefined && entry.event.position <= position) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
