// Function: refuses one that would enter a full group. Skipped for one that is a member. Of several that enter at the same
// moment each may find the last place free: such a group is larger by those few.
import { runtime } from '@aws-appsync/utils';
import { isAlive, requirePlace } from '../../../src/core/group-life';
import { domainPartition, nodesPrefix } from '../../../src/store/dynamodb/keys';
import type { MemberItem } from '../../../src/store/timed/items';
import { now, type Ctx, type OfMember } from '../lib/context';
import { failed } from '../lib/failure';
import { queryPrefix } from '../lib/operations';

export function request(ctx: Ctx<OfMember>) {
    const { groupId: id, domain } = ctx.args;
    if (!ctx.stash.entering) return runtime.earlyReturn(null);
    return queryPrefix(domainPartition(domain), nodesPrefix({ id, domain }));
}

export function response(ctx: Ctx<OfMember, { readonly items: readonly MemberItem[] }>) {
    failed(ctx);
    const time = now();
    requirePlace(ctx.result.items.filter((item) => isAlive(item, time)).length);
    return null;
}
