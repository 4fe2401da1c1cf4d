// Mutation.joinGroup
import { basePosition, JOINED } from '../../src/store/timed/positions';
import { iso, now, setting, type Ctx, type OfMember } from './context';
import { stateShape } from './shapes';

interface Args extends OfMember {
    readonly useWebSocket?: boolean | null;
}

export function request() {
    return {};
}

export function response(ctx: Ctx<Args>) {
    const { group, entering } = ctx.stash;
    if (!group) return null;
    const time = now();
    return {
        id: ctx.args.nodeId,
        name: ctx.args.nodeId,
        groupId: group.id,
        domain: group.domain,
        expiresAt: iso(group.expiresAt),
        heartbeatIntervalSeconds: setting(ctx, 'MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS'),
        useWebSocket: ctx.args.useWebSocket ?? group.useWebSocket,
        pollingIntervalSeconds: setting(ctx, 'MESH_POLLING_INTERVAL_SECONDS'),
        position: entering ? entering.joined : `${basePosition(iso(time), 'zzzzzzzz')}${JOINED}`,
        serverTime: iso(time),
        exactOrder: true,
        batchIntervalMilliseconds: setting(ctx, 'MESH_BATCH_INTERVAL_MILLISECONDS'),
        state: stateShape(group),
    };
}
