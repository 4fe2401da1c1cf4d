// Function of sendMemberHeartbeat: the member stays.
import { nodeAliveUntil, refuseStranger } from '../../../src/core/group-life';
import { isoTime } from '../../../src/core/platform';
import { nodeItem } from '../../../src/store/dynamodb/keys';
import { now, settingsOf, type Ctx, type OfMember } from '../lib/context';
import { failed, wasLost } from '../lib/failure';
import { living } from '../lib/living';
import { update } from '../lib/operations';

export function request(ctx: Ctx<OfMember>) {
    const group = living(ctx.args, ctx.stash.group);
    const { nodeId } = ctx.args;
    if (!ctx.stash.member) refuseStranger(nodeId, group);
    return update({
        key: nodeItem(group, nodeId),
        update: 'SET aliveUntil = :until',
        values: { ':until': nodeAliveUntil(now(), settingsOf(ctx)), ':now': now() },
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
        expiresAt: isoTime(living(ctx.args, ctx.stash.group).expiresAt),
        heartbeatIntervalSeconds: settingsOf(ctx).memberHeartbeatIntervalSeconds,
    };
}
