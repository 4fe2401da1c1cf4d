import type { Position } from '../../wire/position';
import type { Inbox } from '../delivery/inbox';
import type { Environment } from '../environment/environment';
import type { VariableView } from '../variables/group-variables';
import type { GroupInfo } from '../status/status';
import { COMES_BACK_WITHIN_MS } from '../environment/timing';

/** What is left of a membership that ended. A member that comes back resumes from there. */
export interface LeftGroup {
    readonly group: GroupInfo;
    /** The position up to which it had heard everything. */
    readonly position: Position;
    readonly view: VariableView;
    readonly inbox: Inbox;
}

/** The group that the member left last, for as long as the backend keeps what it misses there. */
export class LastGroup {
    private left: (LeftGroup & { readonly until: number }) | null = null;

    public constructor(private readonly environment: Environment) {}

    /** The member left a group, and its own variables left with it. */
    public keep(left: LeftGroup): void {
        for (const { key } of left.view.ownValues()) left.view.remove(key);
        this.left = { ...left, until: this.environment.elapsed() + COMES_BACK_WITHIN_MS };
    }

    /** Hands over what is left of this group, once. Null where the last group was another one, or is too long ago. */
    public take({ id, domain }: GroupInfo): LeftGroup | null {
        const { left } = this;
        this.left = null;
        if (left === null || left.group.id !== id || left.group.domain !== domain) return null;
        return this.environment.elapsed() <= left.until ? left : null;
    }
}
