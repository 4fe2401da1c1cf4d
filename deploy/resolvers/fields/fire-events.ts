// Mutation.fireEventsByNode: AppSync pushes the answer to the subscribers.
import { batchMessage } from '../../../src/core/wire-shapes';
import { refusedOf, takenEvents, type BatchArgs } from '../lib/batch';
import type { Ctx } from '../lib/context';

export { request } from '../lib/batch';

export function response(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch) return null;
    const refused = refusedOf(ctx.stash, batch);
    // Events that are pushed already are left out, because AppSync would push them again.
    const events = batch.isPublished === true ? [] : takenEvents(ctx.args, batch);
    if (events.length === 0 && refused === null) return null;
    return { ...batchMessage(group, ctx.args.nodeId, events, batch.time), refused };
}
