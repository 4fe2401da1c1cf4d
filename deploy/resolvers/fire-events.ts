// Mutation.fireEventsByNode: what it answers is what its subscribers are sent.
import { checkGroup, checkId, newEvents } from './check';
import type { BatchArgs } from './batch';
import { iso, type Ctx } from './context';
import { eventShapes } from './shapes';

export function request(ctx: Ctx<BatchArgs>) {
    // Checked before anything is read: who sends nonsense does not become a member by it.
    checkGroup(ctx.args);
    checkId('nodeId', ctx.args.nodeId);
    newEvents(ctx.args.events);
    return {};
}

export function response(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    // A batch that was taken before is answered with nothing: an answer would be pushed to the subscribers again.
    if (!group || !batch || batch.events.length === 0) return null;
    const { nodeId } = ctx.args;
    const recordedAt = iso(batch.time);
    const events = eventShapes(group, { nodeId, base: batch.base, events: batch.events, recordedAt });
    return {
        groupId: group.id,
        domain: group.domain,
        batchEvent: {
            events: events.map((event) => ({ ...event, timestamp: event.firedAt })),
            firedByNodeId: nodeId,
            groupId: group.id,
            domain: group.domain,
            timestamp: recordedAt,
        },
    };
}
