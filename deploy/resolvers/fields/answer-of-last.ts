// A field that returns the result of its last function.
import type { Ctx } from '../lib/context';

export function request() {
    return {};
}

export function response(ctx: Ctx<unknown>) {
    return ctx.prev.result;
}
