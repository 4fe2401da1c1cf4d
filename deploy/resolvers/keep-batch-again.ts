// Function: moves a batch that became visible too late under a new time. Skipped for one that did not.
import { runtime, util } from '@aws-appsync/utils';
import { batchItem } from '../../src/store/timed/items';
import { basePosition } from '../../src/store/timed/positions';
import { isKept, isLate, placeOf, writesOf, type BatchArgs } from './batch';
import { iso, now, tableOf, type Ctx } from './context';
import { failed } from './failure';
import { deleting, updating } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, batch } = ctx.stash;
    if (!group || !member || !batch || !batch.late) return runtime.earlyReturn(null);
    const time = Math.max(now(), batch.time + 1);
    const moved = { base: basePosition(iso(time), util.autoId()), time, events: batch.events, late: false };
    ctx.stash.batch = moved;
    const table = tableOf(ctx);
    const { note, others } = writesOf(ctx, { group, member }, moved, batch.time);
    const before = batchItem(group, member.nodeId, placeOf(ctx, batch), batch.events);
    const removed = isKept(group) ? [deleting(table, before)] : [];
    return { operation: 'TransactWriteItems', transactItems: [updating(table, note), ...others, ...removed] };
}

export function response(ctx: Ctx<BatchArgs>) {
    failed(ctx);
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = { ...batch, late: isLate(batch) };
    return null;
}
