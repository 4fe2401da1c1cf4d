// Function: tells old members the start values of a report that holds writes as well: they have a time of their own.
// Skipped for all other reports.
import { runtime } from '@aws-appsync/utils';
import { iso, type Ctx } from './context';
import { failed } from './failure';
import { dataOf, named, startsOf, withoutStarts } from './shapes';
import type { ReportArgs, ReportStash } from './write-status';

export function request(ctx: Ctx<ReportArgs>) {
    const { group, report }: ReportStash = ctx.stash;
    if (!group || !report || group.old !== true) return runtime.earlyReturn(null);
    const written = named(report.writes);
    const starts = startsOf(written);
    if (starts.length === 0 || withoutStarts(written).length === 0) return runtime.earlyReturn(null);
    const { groupId: id, domain, nodeId } = ctx.args;
    const reports = [{ timestamp: iso(group.createdAt), data: dataOf(starts) }];
    return { operation: 'Invoke', payload: { deed: 'tellReports', group: { id, domain }, nodeId, reports } };
}

export function response(ctx: Ctx<ReportArgs>) {
    failed(ctx);
    return null;
}
