// Mutation.recordEventsByNode: like fired events, but the Lambda has pushed them to the subscribers.
import { recordedShape } from '../../../src/core/wire-shapes';
import { refusedOf, type BatchArgs } from '../lib/batch';
import type { Ctx } from '../lib/context';
import { positionAt } from '../../../src/wire/position-grammar';

export { request } from '../lib/batch';

export function response(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch) return null;
    const { base, events, sent, sentUpTo } = batch;
    const position = events.length > 0 ? positionAt(base, events.length - 1) : sentUpTo;
    return recordedShape(group, { count: sent + events.length, position, refused: refusedOf(ctx.stash, batch) });
}
