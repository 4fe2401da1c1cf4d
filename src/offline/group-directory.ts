import { isAlive } from '../core/group-life';
import type { GroupKey } from '../core/records';
import type { Group } from '../wire/types';
import type { AnnouncedGroup } from './page-messages';

/** Remembered pages: more tabs than a browser can hold, fewer than an endless loop of forged announcements. */
const PAGES_MAX = 200;

/** Remembered groups of other pages after they are gone: those of a long day of lessons. */
const FORMER_MAX_GROUPS = 1000;

/** A group of another page. */
interface KnownGroup {
    readonly group: Group;
    /** By this page's clock: the group ends then unless it is announced again. */
    readonly aliveUntil: number;
}

/** The groups that the other pages have announced, and who keeps each. */
export class GroupDirectory {
    private readonly pages = new Map<string, Map<string, KnownGroup>>();
    /** The page that kept a group and knows how it ended; null if that page is gone too. */
    private readonly formerOwners = new Map<string, string | null>();

    /** Replaces a page's list of groups. Returns the groups that are gone from it. */
    public announce(page: string, groups: readonly AnnouncedGroup[], now: number): GroupKey[] {
        return this.replace(
            page,
            groups.map(({ group, aliveForMs }) => ({ group, aliveUntil: now + aliveForMs })),
        );
    }

    /** The page that keeps the group, if another page does. */
    public ownerOf(key: GroupKey): string | undefined {
        const name = nameOf(key);
        for (const [page, groups] of this.pages) if (groups.has(name)) return page;
        return undefined;
    }

    /** The page that can be asked about the group: the one that keeps it, or kept it and is still open. */
    public whoKnows(key: GroupKey): string | undefined {
        return this.ownerOf(key) ?? this.formerOwners.get(nameOf(key)) ?? undefined;
    }

    /** Whether another page keeps the group, or kept it. */
    public hasSeen(key: GroupKey): boolean {
        return this.ownerOf(key) !== undefined || this.formerOwners.has(nameOf(key));
    }

    /** A page was closed. Returns the groups that went with it. */
    public forgetPage(page: string): GroupKey[] {
        const gone = this.replace(page, []);
        this.didNotAnswer(page);
        return gone;
    }

    /** A page does not answer, so nobody knows how its former groups ended. Those that it keeps it announces again. */
    public didNotAnswer(page: string): void {
        for (const [name, owner] of this.formerOwners) if (owner === page) this.formerOwners.set(name, null);
    }

    /** The pages that keep groups. */
    public owners(): string[] {
        return [...this.pages.keys()];
    }

    /** The living groups of all other pages for which `matches` holds. */
    public living(now: number, matches: (group: Group) => boolean): Group[] {
        const found: Group[] = [];
        for (const groups of this.pages.values())
            for (const entry of groups.values())
                if (isAlive(entry, now) && matches(entry.group)) found.push(entry.group);
        return found;
    }

    /** Forgets expired groups, for example those of a page that crashed, and returns them. */
    public sweep(now: number): GroupKey[] {
        const gone: GroupKey[] = [];
        for (const [page, groups] of [...this.pages]) {
            const living = [...groups.values()].filter((entry) => isAlive(entry, now));
            if (living.length < groups.size) gone.push(...this.replace(page, living));
        }
        return gone;
    }

    private replace(page: string, groups: readonly KnownGroup[]): GroupKey[] {
        const before = this.pages.get(page);
        this.pages.delete(page);
        // A group has one owner. An announcement of another page's group is ignored.
        const own = groups.filter(({ group }) => this.ownerOf(group) === undefined);
        const after = new Map(own.map((entry): [string, KnownGroup] => [nameOf(entry.group), entry]));
        if (after.size > 0 && this.pages.size < PAGES_MAX) this.pages.set(page, after);
        const gone = [...(before ?? [])].filter(([name]) => !after.has(name));
        for (const [name] of gone) this.formerOwners.set(name, page);
        for (const oldest of this.formerOwners.keys()) {
            if (this.formerOwners.size <= FORMER_MAX_GROUPS) break;
            this.formerOwners.delete(oldest);
        }
        return gone.map(([, { group }]) => keyOf(group));
    }
}

function keyOf({ id, domain }: GroupKey): GroupKey {
    return { id, domain };
}

function nameOf({ id, domain }: GroupKey): string {
    return `${id}@${domain}`;
}
