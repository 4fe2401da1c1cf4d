// Function: after a node joined, the Lambda pushes the list of members. If the resolver's transaction lost to another one,
// such as a concurrent operation of the same node, the Lambda makes it a member first. Skipped if nobody joins.
import { runtime } from '@aws-appsync/utils';
import type { CommandResult, Entered } from '../../command';
import type { Ctx, OfMember } from '../lib/context';
import { invoke, valueIn } from '../lib/lambda';

export function request(ctx: Ctx<OfMember>) {
    const { entering, left, lost } = ctx.stash;
    if (!entering) return runtime.earlyReturn(null);
    const { nodeId: id, groupId, domain, aliveUntil, useWebSocket } = entering;
    const node = { id, group: { id: groupId, domain }, aliveUntil, useWebSocket };
    return invoke({ command: 'finishEntry', node, left: left ?? null, isLost: lost === true });
}

export function response(ctx: Ctx<OfMember, CommandResult<Entered>>) {
    if (ctx.stash.lost !== true) {
        // The node is a member nevertheless: pollers see it, and subscribers with the next change.
        if (ctx.error) console.error(ctx.error.type, ctx.error.message);
        return null;
    }
    const entered = valueIn(ctx);
    if (!entered) return null;
    ctx.stash.lost = false;
    ctx.stash.member = entered.member;
    ctx.stash.status = entered.status;
    ctx.stash.entering = entered.isNew ? entered.member : null;
    return null;
}
