// Function of renewHeartbeat: the group lives on, up to its end.
import { groupAliveUntil, requireHost } from '../../../src/core/group-life';
import { isoTime } from '../../../src/core/platform';
import { groupItem } from '../../../src/store/dynamodb/keys';
import { now, settingsOf, type Ctx, type InGroup } from '../lib/context';
import { failed } from '../lib/failure';
import { living } from '../lib/living';
import { update } from '../lib/operations';

interface Args extends InGroup {
    readonly hostId: string;
}

export function request(ctx: Ctx<Args>) {
    const group = living(ctx.args, ctx.stash.group);
    requireHost(group, ctx.args.hostId, 'renew the heartbeat of');
    return update({
        key: groupItem(group),
        update: 'SET aliveUntil = :until',
        values: { ':until': groupAliveUntil(group.expiresAt, now(), settingsOf(ctx)), ':now': now() },
        condition: 'aliveUntil > :now',
    });
}

export function response(ctx: Ctx<Args>) {
    failed(ctx);
    const { groupId, domain } = ctx.args;
    return {
        groupId,
        domain,
        expiresAt: isoTime(living(ctx.args, ctx.stash.group).expiresAt),
        heartbeatIntervalSeconds: settingsOf(ctx).hostHeartbeatIntervalSeconds,
    };
}
