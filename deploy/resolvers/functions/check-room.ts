// Function: refuses a node that would enter a full group. Skipped for members. Nodes that enter at the same moment may each
// find the last place free, and then the group is larger by those few.
import { runtime } from '@aws-appsync/utils';
import { requirePlace } from '../../../src/core/group-life';
import type { Ctx, OfMember } from '../lib/context';
import { livingCount, queryMembers, type MemberItems } from '../lib/members';

export function request(ctx: Ctx<OfMember>) {
    const { groupId: id, domain } = ctx.args;
    return ctx.stash.entering ? queryMembers({ id, domain }) : runtime.earlyReturn(null);
}

export function response(ctx: Ctx<OfMember, MemberItems>) {
    requirePlace(livingCount(ctx));
    return null;
}
