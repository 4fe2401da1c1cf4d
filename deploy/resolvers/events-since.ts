// Query.getEventsSince
import type { Ctx, InGroup } from './context';

export { request } from './in-group';

export function response(ctx: Ctx<InGroup>) {
    return ctx.prev.result;
}
