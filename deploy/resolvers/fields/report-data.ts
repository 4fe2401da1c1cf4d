// Mutation.reportDataByNode: what it answers is what its subscribers are sent.
import { statusMessage } from '../../../src/core/wire-shapes';
import { checkId, groupKey } from '../../../src/core/validate';
import { allRefused, reportedWrites } from '../../../src/core/validate-items';
import { logged } from '../lib/batch';
import type { Ctx } from '../lib/context';
import { shapesOf } from '../functions/report';
import type { ReportArgs, ReportStash } from '../functions/write-status';

export function request(ctx: Ctx<ReportArgs>) {
    groupKey(ctx.args);
    checkId('nodeId', ctx.args.nodeId);
    reportedWrites(ctx.args.data);
    return {};
}

export function response(ctx: Ctx<ReportArgs>) {
    const { group, report }: ReportStash = ctx.stash;
    if (!group) return null;
    const { items, refused: wrong } = reportedWrites(ctx.args.data);
    const later = report ? report.refused : [];
    const refused = logged(allRefused('data', wrong, later, items.length - later.length));
    return { ...statusMessage(group, shapesOf(ctx, group, report).answer), refused };
}
