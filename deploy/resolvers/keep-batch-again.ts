// Function: writes a batch again, under a new time, that lost to another write, such as its sender's own report, or that
// became visible too late. Skipped for all others.
import { runtime, util } from '@aws-appsync/utils';
import { batchItem } from '../../src/store/timed/items';
import { basePosition } from '../../src/store/timed/positions';
import { isKept, placeOf, tried, writesOf, type BatchArgs } from './batch';
import { iso, now, tableOf, type Ctx } from './context';
import { failed, wasLost } from './failure';
import { deleting, updating } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, batch } = ctx.stash;
    if (!group || !member || !batch || !batch.again) return runtime.earlyReturn(null);
    const time = Math.max(now(), batch.time + 1);
    const moved = { ...batch, base: basePosition(iso(time), util.autoId()), time };
    ctx.stash.batch = moved;
    const table = tableOf(ctx);
    const { stored } = batch;
    const { note, others } = writesOf(ctx, { group, member }, moved, stored ? stored.time : batch.before);
    const removed =
        stored && isKept(group)
            ? [deleting(table, batchItem(group, member.nodeId, placeOf(ctx, stored), batch.events))]
            : [];
    return { operation: 'TransactWriteItems', transactItems: [updating(table, note), ...others, ...removed] };
}

export function response(ctx: Ctx<BatchArgs>) {
    const isLost = wasLost(ctx);
    if (!isLost) failed(ctx);
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = tried(batch, isLost);
    return null;
}
