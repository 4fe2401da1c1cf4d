import type { EndedGroup, GroupEnd, GroupKey } from '../../core/records';

/** Groups that are remembered: as many as live at once, which lets who joins late in the day be told. */
const REMEMBERED_MAX = 10_000;

/** How groups ended, so that whoever asks for one later is told; the oldest are forgotten first. */
export class EndedGroups {
    private readonly ends = new Map<string, EndedGroup>();

    public add(group: EndedGroup): void {
        this.ends.set(nameOf(group), group);
        for (const oldest of this.ends.keys()) {
            if (this.ends.size <= REMEMBERED_MAX) return;
            this.ends.delete(oldest);
        }
    }

    /** All of them, the oldest first. */
    public saved(): EndedGroup[] {
        return [...this.ends.values()];
    }

    /** How that group ended; null where nobody knows of it. */
    public endOf(key: GroupKey): GroupEnd | null {
        return this.ends.get(nameOf(key))?.end ?? null;
    }
}

function nameOf({ id, domain }: GroupKey): string {
    return JSON.stringify([id, domain]);
}
