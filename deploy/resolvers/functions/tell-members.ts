// Function: has the members told who is in the group, by the Lambda. Skipped where nobody entered.
import { runtime } from '@aws-appsync/utils';
import type { Ctx, OfMember } from '../lib/context';

export function request(ctx: Ctx<OfMember>) {
    const { entering, pointer } = ctx.stash;
    if (!entering) return runtime.earlyReturn(null);
    const { groupId: id, domain, nodeId } = ctx.args;
    const moved = pointer && (pointer.groupId !== id || pointer.domain !== domain);
    const groups = [{ id, domain }, ...(moved ? [{ id: pointer.groupId, domain: pointer.domain }] : [])];
    return { operation: 'Invoke', payload: { deed: 'tellMembers', groups, nodeId } };
}

export function response(ctx: Ctx<OfMember>) {
    // Who entered is in: pollers see it, and subscribers with the next change.
    if (ctx.error) console.error(ctx.error.type, ctx.error.message);
    return null;
}
