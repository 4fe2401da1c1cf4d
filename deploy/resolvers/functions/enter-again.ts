// Function: has the Lambda make a member of the caller whose transaction lost to another one, such as another operation of
// its own that is under way. Skipped for all others.
import { runtime } from '@aws-appsync/utils';
import type { MemberItem } from '../../../src/store/timed/items';
import type { StatusItem } from '../../../src/store/timed/status';
import type { Ctx, OfMember } from '../lib/context';
import { valueIn, type Outcome } from '../lib/outcome';

interface Entered {
    /** By this operation. */
    readonly isNew: boolean;
    readonly member: MemberItem;
    readonly status: StatusItem | null;
}

export function request(ctx: Ctx<OfMember>) {
    const { group, entering, pointer, lost } = ctx.stash;
    if (!group || !entering || lost !== true) return runtime.earlyReturn(null);
    const { groupId: id, domain, nodeId } = ctx.args;
    const { aliveUntil, useWebSocket } = entering;
    const node = { id: nodeId, group: { id, domain }, aliveUntil, useWebSocket };
    const moves = pointer && (pointer.groupId !== id || pointer.domain !== domain);
    const left = moves ? { id: pointer.groupId, domain: pointer.domain } : null;
    return { operation: 'Invoke', payload: { deed: 'enter', node, left } };
}

export function response(ctx: Ctx<OfMember, Outcome<Entered>>) {
    const entered = valueIn(ctx);
    if (!entered) return null;
    ctx.stash.lost = false;
    ctx.stash.member = entered.member;
    ctx.stash.status = entered.status;
    ctx.stash.entering = entered.isNew ? entered.member : null;
    return null;
}
