import { groupKey } from '../../../src/core/validate';
import type { Ctx, InGroup } from './context';

/** The request of a field whose first function reads the group that its arguments name. */
export function request(ctx: Ctx<InGroup>) {
    groupKey(ctx.args);
    return {};
}
