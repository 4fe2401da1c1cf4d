// Function: has the Lambda tell the subscribers what the answer of the operation does not: recorded events; a batch that
// AppSync would not push whole (a message has at most 240 KiB); and, before the events, the variables in them to members
// that read none inside events. Skipped where there is none of that.
import { runtime } from '@aws-appsync/utils';
import { carriedWrites, pushedReports } from '../../../src/core/reports';
import { batchMessage } from '../../../src/core/wire-shapes';
import { MESSAGE_MAX_LENGTH } from '../../message-limit';
import { isRecorded, takenEvents, type BatchArgs } from '../lib/batch';
import type { Ctx } from '../lib/context';
import { valueIn, type Outcome } from '../lib/outcome';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch || batch.events.length === 0) return runtime.earlyReturn(null);
    const { nodeId } = ctx.args;
    const events = takenEvents(ctx.args, batch);
    const written = group.old === true ? pushedReports(group, nodeId, carriedWrites(events)) : [];
    const reports = written.filter(({ data }) => data.length > 0);
    const message = batchMessage(group, nodeId, events, batch.time);
    const recorded = isRecorded(ctx);
    const isLarge = JSON.stringify(message).length > MESSAGE_MAX_LENGTH;
    if (!recorded && !isLarge && reports.length === 0) return runtime.earlyReturn(null);
    ctx.stash.batch = { ...batch, isPublished: isLarge };
    const key = { id: group.id, domain: group.domain };
    return {
        operation: 'Invoke',
        payload: {
            deed: 'publishBatch',
            key,
            nodeId,
            position: events[events.length - 1]?.position ?? '',
            reports,
            message: recorded || isLarge ? message : null,
            // Fired events are pushed by AppSync whether somebody listens or not.
            onlyIfHeard: recorded,
        },
    };
}

export function response(ctx: Ctx<BatchArgs, Outcome>) {
    valueIn(ctx);
    return null;
}
