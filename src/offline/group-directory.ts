import { isAlive } from '../core/group-life';
import type { GroupKey } from '../core/records';
import type { Group } from '../wire/types';
import type { AnnouncedGroup } from './page-messages';

/** Pages that are remembered: more tabs than a browser bears, fewer than an endless loop of forged announcements. */
const PAGES_MAX = 200;

/** Groups of other pages that are remembered when they are gone: those of a long day of lessons. */
const FORMER_MAX_GROUPS = 1000;

/** A group of another page. */
interface KnownGroup {
    readonly group: Group;
    /** By this page's time: when it is gone unless it is announced again. */
    readonly aliveUntil: number;
}

/** What the other pages have announced: which groups there are, and who keeps each. */
export class GroupDirectory {
    private readonly pages = new Map<string, Map<string, KnownGroup>>();
    /** The page that kept a group which is gone, and that knows why; null where that page is gone, too. */
    private readonly formerOwners = new Map<string, string | null>();

    /** Takes a page's list of groups in the place of its last one. Returns the groups that are in it no more. */
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

    /** The page that can be asked for the group: the one that keeps it, or that did; null where that one is closed. */
    public whoKnows(key: GroupKey): string | null | undefined {
        return this.ownerOf(key) ?? this.formerOwners.get(nameOf(key));
    }

    /** A page is closed: returns the groups that went with it. */
    public forgetPage(page: string): GroupKey[] {
        const gone = this.replace(page, []);
        this.isSilent(page);
        return gone;
    }

    /** A page does not answer: of the groups that it kept once nobody knows more. Those that it keeps it announces again. */
    public isSilent(page: string): void {
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

    /** Forgets the groups whose time is over, those of a page that crashed among them, and returns them. */
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
        // A group has one owner: who announces another page's group is not believed.
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
