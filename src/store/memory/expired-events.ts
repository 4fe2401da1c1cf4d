import type { EventRecord } from '../../core/records';
import type { Missed } from '../../core/store';

/** Expired events that are remembered: as many as a group's log holds. Beyond that a count is a lower bound. */
const REMEMBERED_MAX = 20_000;

/** Where the expired events of a group stood and whose they were: what a member that slept is told. */
export class ExpiredEvents {
    private entries: { readonly position: string; readonly nodeId: string }[] = [];

    /** Notes an event whose position sorts after all others. */
    public add({ position, firedByNodeId }: EventRecord): void {
        this.entries.push({ position, nodeId: firedByNodeId });
        // Half at once: each cut is paid by the additions before it.
        if (this.entries.length > REMEMBERED_MAX) this.entries = this.entries.slice(REMEMBERED_MAX / 2);
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
}
