import { refuse } from '../../../src/core/platform';
import type { Command, CommandResult } from '../../command';
import type { Ctx } from './context';
import { failed } from './failure';

/** Sends a command to the Lambda. */
export function invoke(payload: Command) {
    return { operation: 'Invoke', payload } as const;
}

/** The Lambda's answer. Ends the operation if the Lambda refused or failed. */
export function valueIn<Value>(ctx: Ctx<unknown, CommandResult<Value>>): Value | null {
    failed(ctx);
    const { value, refused } = { value: null, refused: null, ...ctx.result };
    if (refused !== null) refuse(refused.errorType, refused.message, refused.reason);
    return value;
}
