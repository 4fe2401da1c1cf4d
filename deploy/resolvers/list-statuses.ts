// Query.listGroupStatuses
import { listedStatuses } from '../../src/core/reports';
import type { Ctx, InGroup } from './context';
import { statusesOf, type Members } from './query-members';

export { request } from './in-group';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group } = ctx.stash;
    const { living } = ctx.prev.result;
    return group ? listedStatuses(group, statusesOf(living)) : [];
}
