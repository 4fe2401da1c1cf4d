// Function: has the Lambda take a batch that lost to another one of its sender, such as an editor of today that has two
// under way; or move one that became visible too late. Skipped for all others.
import { runtime } from '@aws-appsync/utils';
import { isKept, type BatchArgs } from './batch';
import { newEvents, placedIn, requireSome } from './check-items';
import type { BatchInProgress, Ctx } from './context';
import { valueIn, type Outcome } from './outcome';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch || batch.again === null) return runtime.earlyReturn(null);
    const { base, events, again } = batch;
    return {
        operation: 'Invoke',
        payload: {
            deed: 'keepBatch',
            key: { id: group.id, domain: group.domain },
            nodeId: ctx.args.nodeId,
            events: newEvents(ctx.args.events).items,
            isKept: isKept(group),
            late: again === 'late' ? { base, events } : null,
        },
    };
}

export function response(
    ctx: Ctx<BatchArgs, Outcome<Pick<BatchInProgress, 'base' | 'time' | 'events' | 'refused' | 'sent'>>>,
) {
    const taken = valueIn(ctx);
    const { batch } = ctx.stash;
    if (!taken || !batch) return null;
    const { base, time, events } = taken;
    // What is moved was looked at before.
    const { refused, sent } = batch.again === 'late' ? batch : taken;
    requireSome(sent + events.length, placedIn('events', refused));
    ctx.stash.batch = { base, time, events, refused, sent, again: null };
    return null;
}
