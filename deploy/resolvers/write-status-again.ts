// Function: has the Lambda merge a report that lost to another write of its member; or move one that became visible too
// late. Skipped for all others.
import { runtime } from '@aws-appsync/utils';
import { placedIn, reportedWrites, requireSome } from './check-items';
import type { Ctx } from './context';
import { valueIn, type Outcome } from './outcome';
import type { KeptReport, ReportArgs, ReportStash } from './write-status';

export function request(ctx: Ctx<ReportArgs>) {
    const { group, report }: ReportStash = ctx.stash;
    if (!group || !report || report.again === null) return runtime.earlyReturn(null);
    return {
        operation: 'Invoke',
        payload: {
            deed: 'keepReport',
            key: { id: group.id, domain: group.domain },
            nodeId: ctx.args.nodeId,
            data: reportedWrites(ctx.args.data).items,
            late: report.again === 'late' ? report.taken : null,
        },
    };
}

export function response(ctx: Ctx<ReportArgs, Outcome<KeptReport>>) {
    const kept = valueIn(ctx);
    const stash: ReportStash = ctx.stash;
    const { report } = stash;
    if (!kept || !report) return null;
    const written = Object.keys(kept.writes).length;
    requireSome(written + kept.kept.length, placedIn('data', kept.refused));
    stash.report = { ...report, ...kept, again: null };
    return null;
}
