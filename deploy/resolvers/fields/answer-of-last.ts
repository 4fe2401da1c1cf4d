// A field whose answer is that of its last function.
import type { Ctx } from '../lib/context';

export function request() {
    return {};
}

export function response(ctx: Ctx<unknown>) {
    return ctx.prev.result;
}
