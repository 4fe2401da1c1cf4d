// Function of sendMemberHeartbeat: the member stays, up to the end of its group.
import { nodeNotFoundSentence } from '../../src/core/group-life';
import { nodeItem } from '../../src/store/dynamodb/keys';
import { living, refuseFor } from './check';
import { iso, now, setting, stayingUntil, type Ctx, type OfMember } from './context';
import { failed, wasLost } from './failure';
import { update } from './operations';

export function request(ctx: Ctx<OfMember>) {
    const group = living(ctx.args, ctx.stash.group);
    const { nodeId } = ctx.args;
    if (!ctx.stash.member) refuseFor({ code: 'not-member' }, 'NodeNotFound', nodeNotFoundSentence(nodeId, group));
    return update({
        key: nodeItem(group, nodeId),
        update: 'SET aliveUntil = :until',
        values: { ':until': stayingUntil(ctx, group), ':now': now() },
        condition: 'aliveUntil > :now',
    });
}

export function response(ctx: Ctx<OfMember>) {
    ctx.stash.lost = wasLost(ctx);
    if (!ctx.stash.lost) failed(ctx);
    const { groupId, domain, nodeId } = ctx.args;
    return {
        nodeId,
        groupId,
        domain,
        expiresAt: iso(living(ctx.args, ctx.stash.group).expiresAt),
        heartbeatIntervalSeconds: setting(ctx, 'MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS'),
    };
}
