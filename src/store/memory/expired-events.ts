import type { Missed } from '../../core/store';
import type { GroupBytes } from './byte-budget';
import type { ExpiredEvent } from './saved';

/** Milliseconds for which expired events are counted, so that a member that slept learns how many it missed. */
const COUNTED_MS = 900_000;
/** Remembered expired events: as many as a group's log holds. Beyond that, a count is a lower bound. */
const REMEMBERED_MAX = 20_000;
/** Bytes of the process that one of them uses: its position and the object around it. */
const EXPIRED_EVENT_BYTES = 150;

/** The positions and senders of a group's expired events, to tell a member that slept what it missed. */
export class ExpiredEvents {
    private entries: ExpiredEvent[] = [];

    public constructor(private readonly bytes: GroupBytes) {}

    /** Records an event whose position sorts after all others. */
    public add(event: ExpiredEvent): void {
        this.entries.push(event);
        this.bytes.add(EXPIRED_EVENT_BYTES);
        // Half at once: the earlier additions pay for each cut.
        if (this.entries.length > REMEMBERED_MAX) this.forget(this.entries.length - REMEMBERED_MAX / 2);
    }

    /** All of them, oldest first. */
    public saved(): readonly ExpiredEvent[] {
        return this.entries;
    }

    /**
     * How many come after `position`, by sender, including the given senders of events that are not recorded here yet.
     */
    public after(position: string, unnoted: readonly string[]): Missed[] {
        const counts = new Map<string, number>();
        for (const nodeId of unnoted) counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1);
        for (let i = this.entries.length - 1; i >= 0; i--) {
            const entry = this.entries[i];
            if (entry === undefined || entry.position <= position) break;
            counts.set(entry.nodeId, (counts.get(entry.nodeId) ?? 0) + 1);
        }
        return [...counts].map(([nodeId, count]) => ({ nodeId, count }));
    }

    /** Forgets the events that expired so long ago that nobody asks about them. */
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
