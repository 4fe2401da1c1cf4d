// Function of renewHeartbeat: the group lives on, up to its end.
import { fullId } from '../../src/core/group-life';
import { groupItem } from '../../src/store/dynamodb/keys';
import { living, refuseFor } from './check';
import { iso, now, setting, type Ctx, type InGroup } from './context';
import { failed } from './failure';
import { update } from './operations';

interface Args extends InGroup {
    readonly hostId: string;
}

export function request(ctx: Ctx<Args>) {
    const group = living(ctx.args, ctx.stash.group);
    if (group.hostId !== ctx.args.hostId)
        refuseFor(
            { code: 'host-only' },
            'Unauthorized',
            `Only the host can renew the heartbeat of the group ${fullId(group)}.`,
        );
    const ttl = setting(ctx, 'MESH_HOST_HEARTBEAT_TTL_SECONDS');
    return update({
        key: groupItem(group),
        update: 'SET aliveUntil = :until',
        values: { ':until': Math.min(group.expiresAt, now() + ttl * 1000), ':now': now() },
        condition: 'aliveUntil > :now',
    });
}

export function response(ctx: Ctx<Args>) {
    failed(ctx);
    const { groupId, domain } = ctx.args;
    return {
        groupId,
        domain,
        expiresAt: iso(living(ctx.args, ctx.stash.group).expiresAt),
        heartbeatIntervalSeconds: setting(ctx, 'MESH_HOST_HEARTBEAT_INTERVAL_SECONDS'),
    };
}
