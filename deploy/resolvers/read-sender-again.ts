// Function: reads the sender of a batch again that lost to another one of its own: an editor of today may have two under
// way at once, and never sends one again. Skipped for all others.
import { runtime } from '@aws-appsync/utils';
import { nodeItem } from '../../src/store/dynamodb/keys';
import { wasSent, type MemberItem } from '../../src/store/timed/items';
import type { BatchArgs } from './batch';
import { now, type Ctx } from './context';
import { failed } from './failure';
import { get } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch || !batch.again || batch.stored) return runtime.earlyReturn(null);
    return get(nodeItem({ id: group.id, domain: group.domain }, ctx.args.nodeId));
}

export function response(ctx: Ctx<BatchArgs, MemberItem | null>) {
    failed(ctx);
    const { batch } = ctx.stash;
    const member = ctx.result;
    // Who has left meanwhile loses again, and is refused.
    if (!batch || !member || member.aliveUntil <= now()) return null;
    const events = batch.events.filter(({ k }) => !wasSent(member.batches, k ?? null));
    const time = Math.max(batch.time, member.time);
    ctx.stash.member = member;
    ctx.stash.batch = { ...batch, events, time, before: member.time, again: events.length > 0 };
    return null;
}
