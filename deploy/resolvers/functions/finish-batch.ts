// Function: the Lambda finishes a batch. It stores a batch that lost to another one of its sender (an editor of today can
// have two under way) or changes more variables than a resolver can, and moves one that became visible late. It pushes what
// the operation's answer does not: recorded events; a batch that AppSync would not push as a whole; and, before the events,
// their variables for members that read none inside events. Skipped if there is none of that.
import { runtime } from '@aws-appsync/utils';
import type { EventRecord } from '../../../src/core/records';
import { batchMessage } from '../../../src/core/wire-shapes';
import type { CommandResult, FinishedBatch } from '../../command';
import { isTooLarge } from '../../message-limit';
import { isKept, isRecorded, takenEvents, type BatchArgs } from '../lib/batch';
import type { BatchInProgress, Ctx } from '../lib/context';
import { invoke, valueIn } from '../lib/lambda';
import type { GroupItem } from '../../table/group';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, batch, events } = ctx.stash;
    if (!group || !batch || !events) return runtime.earlyReturn(null);
    const { again, ...taken } = batch;
    if (again === null && !mustPublish(ctx, group, batch)) return runtime.earlyReturn(null);
    return invoke({
        command: 'finishBatch',
        group,
        nodeId: ctx.args.nodeId,
        batch: taken,
        again,
        items: again === null ? [] : events.items,
        isKept: isKept(ctx, group),
        isRecorded: isRecorded(ctx),
    });
}

/** Whether an event sets variables, beside those that were reported before it. */
function carriesValue({ position, variables }: EventRecord): boolean {
    return variables.some((each) => each.position === position && !each.removed);
}

function mustPublish(ctx: Ctx<BatchArgs>, group: GroupItem, batch: BatchInProgress): boolean {
    if (batch.events.length === 0) return false;
    const events = takenEvents(ctx.args, batch);
    return (
        isRecorded(ctx) ||
        (group.old === true && events.some(carriesValue)) ||
        isTooLarge(batchMessage(group, ctx.args.nodeId, events, batch.time))
    );
}

export function response(ctx: Ctx<BatchArgs, CommandResult<FinishedBatch>>) {
    const finished = valueIn(ctx);
    if (finished) ctx.stash.batch = { ...finished.batch, isPublished: finished.isPublished, again: null };
    return null;
}
