// Function of joinGroup and sendMemberHeartbeat: prolongs a member's stay. Skipped for a node that has just joined.
import { runtime } from '@aws-appsync/utils';
import { nodeAliveUntil, refuseStranger } from '../../../src/core/group-life';
import { stayUpdate } from '../../table/member';
import { now, settingsOf, type Ctx, type OfMember } from '../lib/context';
import { wasLost } from '../lib/failure';
import { update } from '../lib/operations';

export function request(ctx: Ctx<OfMember & { readonly useWebSocket?: boolean | null }>) {
    const { group, member, entering } = ctx.stash;
    if (!group) return runtime.earlyReturn(null);
    const { nodeId, useWebSocket } = ctx.args;
    if (!member) return refuseStranger(nodeId, group);
    if (entering) return runtime.earlyReturn(null);
    const node = {
        id: nodeId,
        group: { id: group.id, domain: group.domain },
        aliveUntil: nodeAliveUntil(now(), settingsOf(ctx)),
        // A heartbeat does not change the transport.
        useWebSocket: ctx.info.fieldName === 'joinGroup' ? (useWebSocket ?? group.useWebSocket) : member.useWebSocket,
    };
    ctx.stash.staying = node;
    return update(stayUpdate(node, now()));
}

export function response(ctx: Ctx<OfMember>) {
    ctx.stash.lost = wasLost(ctx);
    return null;
}
