import type { EventRecord } from '../../core/records';
import type { Missed } from '../../core/store';
import { COUNTED_MS } from '../remembered';
import type { GroupBytes } from './byte-budget';

/** Expired events that are remembered: as many as a group's log holds. Beyond that a count is a lower bound. */
const REMEMBERED_MAX = 20_000;
/** Bytes that one takes of the process: its position and the object around it. */
const EXPIRED_EVENT_BYTES = 150;

interface Expired {
    readonly position: string;
    readonly nodeId: string;
    /** When its TTL had passed, milliseconds since 1970. */
    readonly expiredAt: number;
}

/** Where the expired events of a group stood and whose they were: what a member that slept is told. */
export class ExpiredEvents {
    private entries: Expired[] = [];

    public constructor(private readonly bytes: GroupBytes) {}

    /** Notes an event whose position sorts after all others. */
    public add({ position, firedByNodeId }: EventRecord, expiredAt: number): void {
        this.entries.push({ position, nodeId: firedByNodeId, expiredAt });
        this.bytes.add(EXPIRED_EVENT_BYTES);
        // Half at once: each cut is paid by the additions before it.
        if (this.entries.length > REMEMBERED_MAX) this.forget(this.entries.length - REMEMBERED_MAX / 2);
    }

    /** How many stood after `position`, by sender. */
    public after(position: string): Missed[] {
        const counts = new Map<string, number>();
        for (let i = this.entries.length - 1; i >= 0; i--) {
            const entry = this.entries[i];
            if (entry === undefined || entry.position <= position) break;
            counts.set(entry.nodeId, (counts.get(entry.nodeId) ?? 0) + 1);
        }
        return [...counts].map(([nodeId, count]) => ({ nodeId, count }));
    }

    /** Forgets those that expired so long ago that nobody asks. */
    public forgetOld(now: number): void {
        const kept = this.entries.findIndex(({ expiredAt }) => expiredAt + COUNTED_MS > now);
        this.forget(kept === -1 ? this.entries.length : kept);
    }

    private forget(count: number): void {
        if (count === 0) return;
        this.entries = this.entries.slice(count);
        this.bytes.add(-count * EXPIRED_EVENT_BYTES);
    }
}
