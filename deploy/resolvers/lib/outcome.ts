import { refuse } from '../../../src/core/platform';
import type { MeshErrorType } from '../../../src/wire/errors';
import type { Reason } from '../../../src/wire/reasons';
import type { Ctx } from './context';
import { failed } from './failure';

/** What the Lambda answers. */
export type Outcome<Value = unknown> =
    | { readonly value: Value }
    | {
          readonly refused: {
              readonly errorType: MeshErrorType;
              readonly message: string;
              readonly reason: Reason | null;
          };
      };

/** What the Lambda answered. Ends the operation where that is a refusal, or nothing. */
export function valueIn<Value>(ctx: Ctx<unknown, Outcome<Value>>): Value | null {
    failed(ctx);
    const { value, refused } = { value: null, refused: null, ...ctx.result };
    if (refused !== null) refuse(refused.errorType, refused.message, refused.reason);
    return value;
}
