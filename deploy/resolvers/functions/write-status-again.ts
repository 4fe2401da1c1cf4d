// Function: has the Lambda merge a report that lost to another write of its member, or that changes more variables than a
// resolver can; or move one that became visible too late. Skipped for all others.
import { reportedWrites } from '../../../src/core/validate-items';
import type { Ctx } from '../lib/context';
import { keepAgain } from '../lib/keep-again';
import { valueIn, type Outcome } from '../lib/outcome';
import type { KeptReport, ReportArgs, ReportStash } from './write-status';

export function request(ctx: Ctx<ReportArgs>) {
    const { report }: ReportStash = ctx.stash;
    return keepAgain(ctx, report, {
        deed: 'keepReport',
        data: reportedWrites(ctx.args.data).items,
        late: report && report.again === 'late' ? report.taken : null,
    });
}

export function response(ctx: Ctx<ReportArgs, Outcome<KeptReport>>) {
    const kept = valueIn(ctx);
    const stash: ReportStash = ctx.stash;
    const { report } = stash;
    if (kept && report) stash.report = { ...report, ...kept, again: null };
    return null;
}
