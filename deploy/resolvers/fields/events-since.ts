// Query.getEventsSince
import type { Ctx, InGroup } from '../lib/context';

export { request } from '../lib/in-group';

export function response(ctx: Ctx<InGroup>) {
    return ctx.prev.result;
}
