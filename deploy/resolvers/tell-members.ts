// Function: has the members told who is in the group, by the Lambda. Skipped where nobody entered.
import { runtime } from '@aws-appsync/utils';
import type { Ctx, OfMember } from './context';
import { failed } from './failure';

export function request(ctx: Ctx<OfMember>) {
    const { entering, pointer } = ctx.stash;
    if (!entering) return runtime.earlyReturn(null);
    const { groupId: id, domain, nodeId } = ctx.args;
    const moved = pointer && (pointer.groupId !== id || pointer.domain !== domain);
    const groups = [{ id, domain }, ...(moved ? [{ id: pointer.groupId, domain: pointer.domain }] : [])];
    return { operation: 'Invoke', payload: { deed: 'tellMembers', groups, nodeId } };
}

export function response(ctx: Ctx<OfMember>) {
    failed(ctx);
    return null;
}
