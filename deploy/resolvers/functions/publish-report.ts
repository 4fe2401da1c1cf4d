// Function: has the Lambda tell old members the start values of a report that holds writes as well: they have a time of
// their own, and the answer tells the others. Skipped for all other reports.
import { runtime } from '@aws-appsync/utils';
import type { Ctx } from '../lib/context';
import { failed } from '../lib/failure';
import { shapesOf } from './report';
import type { ReportArgs, ReportStash } from './write-status';

export function request(ctx: Ctx<ReportArgs>) {
    const { group, report }: ReportStash = ctx.stash;
    if (!group || !report || group.old !== true) return runtime.earlyReturn(null);
    const reports = shapesOf(ctx, group, report).pushed.slice(0, -1);
    if (reports.length === 0) return runtime.earlyReturn(null);
    return {
        operation: 'Invoke',
        payload: { deed: 'publishReports', key: { id: group.id, domain: group.domain }, reports },
    };
}

export function response(ctx: Ctx<ReportArgs>) {
    failed(ctx);
    return null;
}
