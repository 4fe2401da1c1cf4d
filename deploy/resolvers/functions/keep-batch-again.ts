// Function: has the Lambda take a batch that lost to another one of its sender, such as an editor of today that has two
// under way; that changes more variables than a resolver can; or move one that became visible too late. Skipped for all
// others.
import { checkedEvents, isKept, type BatchArgs } from '../lib/batch';
import type { BatchInProgress, Ctx } from '../lib/context';
import { keepAgain } from '../lib/keep-again';
import { valueIn, type Outcome } from '../lib/outcome';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    return keepAgain(ctx, batch, {
        deed: 'keepBatch',
        events: checkedEvents(ctx.args).items,
        isKept: group ? isKept(ctx, group) : false,
        late: batch && batch.again === 'late' ? { base: batch.base, events: batch.events } : null,
    });
}

export function response(ctx: Ctx<BatchArgs, Outcome<Omit<BatchInProgress, 'again'>>>) {
    const taken = valueIn(ctx);
    const { batch } = ctx.stash;
    if (!taken || !batch) return null;
    const { base, time, events } = taken;
    // What is moved was looked at before.
    const { refused, sent, sentUpTo } = batch.again === 'late' ? batch : taken;
    ctx.stash.batch = { base, time, events, refused, sent, sentUpTo, again: null };
    return null;
}
