// Function: tells members that read no variables inside events what these are, before the events come. Skipped where
// there are no such members, or no such variables.
import { runtime } from '@aws-appsync/utils';
import { writesIn } from '../../src/store/timed/items';
import type { BatchArgs } from './batch';
import { iso, type Ctx } from './context';
import { failed } from './failure';
import { dataOf, named, startsOf, withoutStarts } from './shapes';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, batch } = ctx.stash;
    if (!group || !batch || group.old !== true) return runtime.earlyReturn(null);
    const written = named(writesIn(batch.base, batch.events));
    const reports = [
        { timestamp: iso(group.createdAt), data: dataOf(startsOf(written)) },
        { timestamp: iso(batch.time), data: dataOf(withoutStarts(written)) },
    ].filter(({ data }) => data.length > 0);
    if (reports.length === 0) return runtime.earlyReturn(null);
    const { groupId: id, domain, nodeId } = ctx.args;
    return { operation: 'Invoke', payload: { deed: 'tellReports', group: { id, domain }, nodeId, reports } };
}

export function response(ctx: Ctx<BatchArgs>) {
    failed(ctx);
    return null;
}
