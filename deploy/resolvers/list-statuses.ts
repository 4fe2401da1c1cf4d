// Query.listGroupStatuses
import type { Ctx, InGroup } from './context';
import type { Members } from './query-members';
import { listedStatuses } from './shapes';

export { request } from './in-group';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group } = ctx.stash;
    const { living } = ctx.prev.result;
    if (!group) return [];
    return living.flatMap(({ status }) => (status ? listedStatuses(group, status) : []));
}
