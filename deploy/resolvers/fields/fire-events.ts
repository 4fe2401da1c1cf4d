// Mutation.fireEventsByNode: what it answers is what its subscribers are sent.
import { batchMessage } from '../../../src/core/wire-shapes';
import { refusedOf, takenEvents, type BatchArgs } from '../lib/batch';
import type { Ctx } from '../lib/context';

export { request } from '../lib/batch';

export function response(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch) return null;
    const refused = refusedOf(ctx.args, batch);
    // What was taken before, or published in parts, is not answered: an answer would be pushed again.
    const events = batch.isPublished === true ? [] : takenEvents(ctx.args, batch);
    if (events.length === 0 && refused === null) return null;
    return { ...batchMessage(group, ctx.args.nodeId, events, batch.time), refused };
}
