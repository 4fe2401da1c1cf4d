import type { Reason } from '../../src/wire/reasons';
import { refuseFor } from './check';
import type { Ctx } from './context';
import { failed } from './failure';

/** What the Lambda answers. */
export type Outcome<Value = unknown> =
    | { readonly value: Value }
    | { readonly refused: { readonly errorType: string; readonly message: string; readonly reason: Reason | null } };

/** What the Lambda answered. Ends the operation where that is a refusal, or nothing. */
export function valueIn<Value>(ctx: Ctx<unknown, Outcome<Value>>): Value | null {
    failed(ctx);
    if (Object.hasOwn(ctx.result, 'refused')) {
        const { refused } = { refused: { message: '', errorType: '', reason: null }, ...ctx.result };
        refuseFor(refused.reason, refused.errorType, refused.message);
    }
    const { value } = { value: null, ...ctx.result };
    return value;
}
