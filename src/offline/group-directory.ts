import { forgetOldest } from '../core/forget-oldest';
import { fullId, isAlive } from '../core/group-life';
import type { GroupKey, GroupRecord } from '../core/records';
import type { AnnouncedGroup } from './page-messages';

/** Remembered groups of other pages: those of a long day of lessons. The oldest announcement is forgotten first. */
const GROUPS_MAX = 2000;

/** A group of another page. */
interface KnownGroup {
    readonly group: GroupRecord;
    /** By this page's clock. The group ends then unless it is announced again; the record's times are of another clock. */
    readonly aliveUntil: number;
    /** The page that keeps it, or kept it and knows how it ended; null if that page is gone. */
    page: string | null;
    hasEnded: boolean;
}

/** The groups that the other pages have announced, and who keeps each. */
export class GroupDirectory {
    private readonly groups = new Map<string, KnownGroup>();

    /** Replaces a page's list of groups. Returns the groups that are gone from it. */
    public announce(page: string, groups: readonly AnnouncedGroup[], now: number): GroupKey[] {
        const names = new Set(groups.map(({ group }) => fullId(group)));
        const gone = this.end((known) => known.page === page && !names.has(fullId(known.group)));
        for (const { group, aliveForMs } of groups) {
            const owner = this.ownerOf(group);
            // A group has one owner. An announcement of another page's group is ignored.
            if (owner !== undefined && owner !== page) continue;
            this.groups.delete(fullId(group));
            this.groups.set(fullId(group), { group, aliveUntil: now + aliveForMs, page, hasEnded: false });
        }
        forgetOldest(this.groups, GROUPS_MAX);
        return gone;
    }

    /** The page that keeps the group, if another page does. */
    public ownerOf(key: GroupKey): string | undefined {
        const known = this.groups.get(fullId(key));
        return known === undefined || known.hasEnded ? undefined : (known.page ?? undefined);
    }

    /** The page that can be asked about the group: the one that keeps it, or kept it and is still open. */
    public whoKnows(key: GroupKey): string | null {
        return this.groups.get(fullId(key))?.page ?? null;
    }

    /** Whether another page keeps the group, or kept it. */
    public hasSeen(key: GroupKey): boolean {
        return this.groups.has(fullId(key));
    }

    /** A page was closed. Returns the groups that went with it. */
    public forgetPage(page: string): GroupKey[] {
        const gone = this.end((known) => known.page === page);
        this.didNotAnswer(page);
        return gone;
    }

    /** A page does not answer, so nobody knows how its former groups ended. Those that it keeps it announces again. */
    public didNotAnswer(page: string): void {
        for (const known of this.groups.values()) if (known.page === page && known.hasEnded) known.page = null;
    }

    /** The pages that keep groups. */
    public owners(): string[] {
        const pages = [...this.groups.values()].map(({ group }) => this.ownerOf(group));
        return [...new Set(pages)].filter((page) => page !== undefined);
    }

    /** The living groups of all other pages for which `matches` holds. */
    public living(now: number, matches: (group: GroupRecord) => boolean): GroupRecord[] {
        return [...this.groups.values()]
            .filter((known) => !known.hasEnded && isAlive(known, now) && matches(known.group))
            .map(({ group }) => group);
    }

    /** Ends the expired groups, for example those of a page that crashed, and returns them. */
    public sweep(now: number): GroupKey[] {
        return this.end((known) => !isAlive(known, now));
    }

    private end(isOver: (known: KnownGroup) => boolean): GroupKey[] {
        const gone = [...this.groups.values()].filter((known) => !known.hasEnded && isOver(known));
        for (const known of gone) known.hasEnded = true;
        return gone.map(({ group: { id, domain } }) => ({ id, domain }));
    }
}
