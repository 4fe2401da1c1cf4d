import type { GroupKey } from '../core/records';
import type { Group } from '../wire/types';

/** The groups that live in other pages, as those pages announced them. */
export class PageDirectory {
    private readonly groups = new Map<string, readonly Group[]>();

    /** A page said which groups are its own now. */
    public announce(page: string, groups: readonly Group[]): void {
        if (groups.length === 0) this.groups.delete(page);
        else this.groups.set(page, groups);
    }

    /** The page in which a group lives. */
    public ownerOf({ id, domain }: GroupKey): string | undefined {
        for (const [page, groups] of this.groups)
            if (groups.some((group) => group.id === id && group.domain === domain)) return page;
        return undefined;
    }

    /** Every page that has groups. */
    public pages(): string[] {
        return [...this.groups.keys()];
    }

    /** The groups of other pages that have not ended at `now`. */
    public living(now: number): Group[] {
        return [...this.groups.values()].flat().filter((group) => Date.parse(group.expiresAt) > now);
    }
}
