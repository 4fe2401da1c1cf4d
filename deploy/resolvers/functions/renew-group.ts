// Function of renewHeartbeat: prolongs the group's life, at most to its end.
import { runtime } from '@aws-appsync/utils';
import { groupAliveUntil, requireHost } from '../../../src/core/group-life';
import { isoTime } from '../../../src/core/platform';
import { groupItem } from '../../table/keys';
import { now, settingsOf, type Ctx, type InGroup } from '../lib/context';
import { failed } from '../lib/failure';
import { update } from '../lib/operations';

interface Args extends InGroup {
    readonly hostId: string;
}

export function request(ctx: Ctx<Args>) {
    const { group } = ctx.stash;
    if (!group) return runtime.earlyReturn(null);
    requireHost(group, ctx.args.hostId, 'renew the heartbeat of');
    return update({
        kind: 'update',
        key: groupItem(group),
        update: 'SET aliveUntil = :until',
        values: { ':until': groupAliveUntil(group.expiresAt, now(), settingsOf(ctx)), ':now': now() },
        condition: 'aliveUntil > :now',
    });
}

export function response(ctx: Ctx<Args>) {
    failed(ctx);
    const { group } = ctx.stash;
    if (!group) return null;
    const { groupId, domain } = ctx.args;
    return {
        groupId,
        domain,
        expiresAt: isoTime(group.expiresAt),
        heartbeatIntervalSeconds: settingsOf(ctx).hostHeartbeatIntervalSeconds,
    };
}
