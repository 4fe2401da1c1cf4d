// Query.getEventsSince
import { checkGroup } from './check';
import type { Ctx, InGroup } from './context';

export function request(ctx: Ctx<InGroup>) {
    checkGroup(ctx.args);
    return {};
}

export function response(ctx: Ctx<InGroup>) {
    return ctx.prev.result;
}
