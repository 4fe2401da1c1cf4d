import { reportShapes } from '../../../src/core/reports';
import { writtenIn } from '../../../src/store/timed/status';
import { now, type Ctx, type GroupItem } from '../lib/context';
import type { KeptReport, ReportArgs } from './write-status';

/** What a report is answered, and what is pushed of it. */
export function shapesOf(ctx: Ctx<ReportArgs>, group: GroupItem, report: KeptReport | undefined) {
    const written = writtenIn(report ? report.writes : {});
    const variables = [...written, ...(report ? report.kept : [])];
    return reportShapes(group, ctx.args.nodeId, { variables, written }, report ? report.time : now());
}
