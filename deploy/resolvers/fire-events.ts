// Mutation.fireEventsByNode: what it answers is what its subscribers are sent.
import { checkGroup, checkId, newEvents } from './check';
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
    // A batch that was taken before, or told in parts, is answered with nothing: an answer would be pushed again.
    if (!group || !batch || batch.events.length === 0 || batch.told === true) return null;
    return batchMessage(group, ctx.args.nodeId, batch);
}
