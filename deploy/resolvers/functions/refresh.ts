// Function of joinGroup: one that is a member already says how it listens now. Skipped for one that has just entered.
import { runtime } from '@aws-appsync/utils';
import { nodeAliveUntil } from '../../../src/core/group-life';
import { nodeItem } from '../../../src/store/dynamodb/keys';
import { now, settingsOf, type Ctx, type OfMember } from '../lib/context';
import { failed, wasLost } from '../lib/failure';
import { update } from '../lib/operations';

interface Args extends OfMember {
    readonly useWebSocket?: boolean | null;
}

export function request(ctx: Ctx<Args>) {
    const { group, entering } = ctx.stash;
    if (!group || entering) return runtime.earlyReturn(null);
    return update({
        key: nodeItem({ id: group.id, domain: group.domain }, ctx.args.nodeId),
        update: 'SET aliveUntil = :until, useWebSocket = :useWebSocket',
        values: {
            ':until': nodeAliveUntil(now(), settingsOf(ctx)),
            ':useWebSocket': ctx.args.useWebSocket ?? group.useWebSocket,
            ':now': now(),
        },
        condition: 'aliveUntil > :now',
    });
}

export function response(ctx: Ctx<Args>) {
    ctx.stash.lost = wasLost(ctx);
    if (!ctx.stash.lost) failed(ctx);
    return null;
}
