import { util } from '@aws-appsync/utils';
import { LATE_MS } from '../../../src/store/timed/positions';
import { INTERNAL_ERROR } from '../../../src/wire/errors';
import type { Reason } from '../../../src/wire/reasons';
import { refuse } from '../../../src/core/platform';
import { now } from './context';

/** What a person reads where nothing was stored, and the same request may pass later. */
const BUSY: Reason = { code: 'busy' };

/** Ends the operation where the data source failed. What it says of itself is for the log, not for the caller. */
export function failed(ctx: { readonly error?: { readonly message: string; readonly type: string } }): void {
    if (!ctx.error) return;
    console.log(ctx.error.type, ctx.error.message);
    if (isBusy(ctx.error.type))
        refuse('LimitExceeded', 'The mesh is busy right now. Nothing was stored; send it again in a moment.', BUSY);
    util.error('The mesh could not be reached behind its address. Try again in a moment.', INTERNAL_ERROR);
}

/** Why a write must be done again: it lost to another one, or became visible too late to stay where it is. */
export type Again = 'lost' | 'late' | null;

/** Whether a write that stands at `time` must be done again. Ends the operation where the data source failed. */
export function againAt(
    ctx: { readonly error?: { readonly message: string; readonly type: string } },
    time: number,
): Again {
    if (wasLost(ctx)) return 'lost';
    failed(ctx);
    return now() - time > LATE_MS ? 'late' : null;
}

/** Whether a write stored nothing because another one was faster: it may be tried again at once. */
export function wasLost(ctx: { readonly error?: { readonly message: string; readonly type: string } }): boolean {
    return ctx.error ? isBusy(ctx.error.type) : false;
}

/** Whether a write lost a race or was throttled: the same request may pass later. */
export function isBusy(type: string): boolean {
    return (
        type.endsWith('TransactionCanceledException') ||
        type.endsWith('TransactionConflictException') ||
        type.endsWith('ConditionalCheckFailedException') ||
        type.endsWith('ProvisionedThroughputExceededException') ||
        type.endsWith('ThrottlingException') ||
        type.endsWith('RequestLimitExceeded')
    );
}
