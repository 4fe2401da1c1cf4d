import { forgetOldest } from '../../core/forget-oldest';
import { fullId } from '../../core/group-life';
import type { EndedGroup, GroupEnd, GroupKey } from '../../core/records';

/**
 * Remembered groups: as many as can live at once. So the backend can answer a late member correctly for the rest of the
 * day.
 */
const REMEMBERED_MAX = 10_000;

/** How groups ended, for later requests. The oldest are forgotten first. */
export class EndedGroups {
    private readonly ends = new Map<string, EndedGroup>();

    public add(group: EndedGroup): void {
        this.ends.set(fullId(group), group);
        forgetOldest(this.ends, REMEMBERED_MAX);
    }

    /** All entries, oldest first. */
    public saved(): EndedGroup[] {
        return [...this.ends.values()];
    }

    /** How that group ended; null if unknown. */
    public endOf(key: GroupKey): GroupEnd | null {
        return this.ends.get(fullId(key))?.end ?? null;
    }
}
