// Function: has the Lambda note that a member stays, where that lost to a batch of its own that is under way. Skipped for
// all others.
import { runtime } from '@aws-appsync/utils';
import { nodeAliveUntil } from '../../../src/core/group-life';
import { now, settingsOf, type Ctx, type OfMember } from '../lib/context';
import { valueIn, type Outcome } from '../lib/outcome';

export function request(ctx: Ctx<OfMember & { readonly useWebSocket?: boolean | null }>) {
    const { group, member, lost } = ctx.stash;
    if (!group || !member || lost !== true) return runtime.earlyReturn(ctx.prev.result);
    const { groupId: id, domain, nodeId } = ctx.args;
    const node = {
        id: nodeId,
        group: { id, domain },
        aliveUntil: nodeAliveUntil(now(), settingsOf(ctx)),
        useWebSocket: ctx.args.useWebSocket ?? member.useWebSocket,
    };
    return { operation: 'Invoke', payload: { deed: 'stay', node } };
}

export function response(ctx: Ctx<OfMember, Outcome>) {
    valueIn(ctx);
    return ctx.prev.result;
}
