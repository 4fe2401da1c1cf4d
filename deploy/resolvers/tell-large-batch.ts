// Function: has a batch told by the Lambda, in parts, that AppSync would not push whole: a message has at most 240 KiB.
// Skipped for all others.
import { runtime } from '@aws-appsync/utils';
import type { BatchArgs } from './batch';
import { MESSAGE_MAX_LENGTH } from '../message-limit';
import { refuseFor } from './check';
import type { Ctx } from './context';
import { BUSY, failed } from './failure';
import { batchMessage } from './shapes';
import type { Outcome } from './outcome';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch || batch.events.length === 0) return runtime.earlyReturn(null);
    const message = batchMessage(group, ctx.args.nodeId, batch);
    if (JSON.stringify(message).length <= MESSAGE_MAX_LENGTH) return runtime.earlyReturn(null);
    ctx.stash.batch = { ...batch, told: true };
    const { groupId: id, domain } = ctx.args;
    return { operation: 'Invoke', payload: { deed: 'tellBatch', group: { id, domain }, message } };
}

export function response(ctx: Ctx<BatchArgs, Outcome>) {
    failed(ctx);
    if (Object.hasOwn(ctx.result, 'refused'))
        refuseFor(BUSY, 'LimitExceeded', 'The batch could not be told to all members. Send it again in a moment.');
    return null;
}
