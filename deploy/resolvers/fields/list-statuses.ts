// Query.listGroupStatuses
import { listedStatuses } from '../../../src/core/reports';
import type { Ctx, InGroup } from '../lib/context';
import { statusesOf, type Members } from '../functions/query-members';

export { request } from './answer-of-last';

export function response(ctx: Ctx<InGroup, unknown, Members>) {
    const { group } = ctx.stash;
    const { living } = ctx.prev.result;
    return group ? listedStatuses(group, statusesOf(living)) : [];
}
