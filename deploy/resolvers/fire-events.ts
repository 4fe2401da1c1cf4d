// Mutation.fireEventsByNode: what it answers is what its subscribers are sent.
import { checkGroup, checkId } from './check';
import { allRefused, newEvents } from './check-items';
import type { BatchArgs } from './batch';
import type { Ctx } from './context';
import { batchMessage } from './shapes';

export function request(ctx: Ctx<BatchArgs>) {
    // Checked before anything is read: who sends nonsense does not become a member by it.
    checkGroup(ctx.args);
    checkId('nodeId', ctx.args.nodeId);
    newEvents(ctx.args.events);
    return {};
}

export function response(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch) return null;
    const refused = allRefused('events', newEvents(ctx.args.events).refused, batch.refused);
    // What was taken before, or told in parts, is not answered: an answer would be pushed again.
    const events = batch.told === true ? [] : batch.events;
    if (events.length === 0 && refused === null) return null;
    return { ...batchMessage(group, ctx.args.nodeId, { ...batch, events }), refused };
}
