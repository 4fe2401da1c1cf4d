import { util } from '@aws-appsync/utils';
import { refuse } from '../../../src/core/platform';
import { INTERNAL_ERROR } from '../../../src/wire/errors';
import type { Reason } from '../../../src/wire/reasons';
import type { Again } from '../../command';
import { LATE_MS } from '../../table/positions';
import { now } from './context';

/** A person sees this if nothing was stored and the same request may succeed later. */
const BUSY: Reason = { code: 'busy' };

/** The part of a context that says how the data source failed. */
interface Failing {
    readonly error?: { readonly message: string; readonly type: string };
}

/** Ends the operation if the data source failed. Its own words go to the log, not to the caller. */
export function failed({ error }: Failing): void {
    if (!error) return;
    console.log(error.type, error.message);
    if (isBusy(error.type))
        refuse('LimitExceeded', 'The mesh is busy right now. Nothing was stored; send it again in a moment.', BUSY);
    util.error('The mesh could not be reached behind its address. Try again in a moment.', INTERNAL_ERROR);
}

/** Whether a write must be done again that has this time. Ends the operation if the data source failed. */
export function againAt(ctx: Failing, time: number): Again {
    if (wasLost(ctx)) return 'lost';
    return now() - time > LATE_MS ? 'late' : null;
}

/**
 * Whether a write stored nothing because another one was faster, so that it can be tried again at once. Ends the operation
 * if the data source failed otherwise.
 */
export function wasLost(ctx: Failing): boolean {
    if (ctx.error && isBusy(ctx.error.type)) return true;
    failed(ctx);
    return false;
}

/** Whether a write lost a race or was throttled. */
function isBusy(type: string): boolean {
    return (
        type.endsWith('TransactionCanceledException') ||
        type.endsWith('TransactionConflictException') ||
        type.endsWith('ConditionalCheckFailedException') ||
        type.endsWith('ProvisionedThroughputExceededException') ||
        type.endsWith('ThrottlingException') ||
        type.endsWith('RequestLimitExceeded')
    );
}
