import type { Arrivals } from './arrivals';
import type { Environment } from './environment';
import type { VariableView } from './group-variables';
import type { GroupInfo } from './status';
import { COMES_BACK_WITHIN_MS } from './timing';

/** What is left of a membership that ended: who comes back goes on from there. */
export interface LeftGroup {
    readonly group: GroupInfo;
    /** Up to where it had heard everything. */
    readonly position: string;
    readonly view: VariableView;
    readonly arrivals: Arrivals;
}

/** The group that was left last, for as long as what was fired since can be had. */
export class LastGroup {
    private left: (LeftGroup & { readonly until: number }) | null = null;

    public constructor(private readonly environment: Environment) {}

    /** A group was left. One's own variables go with the member. */
    public keep(left: LeftGroup): void {
        for (const { key } of left.view.ownValues()) left.view.remove(key);
        this.left = { ...left, until: this.environment.elapsed() + COMES_BACK_WITHIN_MS };
    }

    /** What is left of a group that was joined; null where it is another one, or was left too long ago. Asked once. */
    public take({ id, domain }: GroupInfo): LeftGroup | null {
        const { left } = this;
        this.left = null;
        if (left === null || left.group.id !== id || left.group.domain !== domain) return null;
        return this.environment.elapsed() <= left.until ? left : null;
    }
}
