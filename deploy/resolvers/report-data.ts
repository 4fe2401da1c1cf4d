// Mutation.reportDataByNode: what it answers is what its subscribers are sent.
import { checkGroup, checkId } from './check';
import { allRefused, reportedWrites } from './check-items';
import { iso, now, type Ctx } from './context';
import { changedOf, dataOf, named, startsOf, withoutStarts } from './shapes';
import type { ReportArgs, ReportStash } from './write-status';

export function request(ctx: Ctx<ReportArgs>) {
    checkGroup(ctx.args);
    checkId('nodeId', ctx.args.nodeId);
    reportedWrites(ctx.args.data);
    return {};
}

export function response(ctx: Ctx<ReportArgs>) {
    const { group, report }: ReportStash = ctx.stash;
    if (!group) return null;
    const written = named(report ? report.writes : {});
    const starts = startsOf(written);
    const set = withoutStarts(written);
    // Start values that come alone are told under their own time; else the function before has told them.
    const isStart = set.length === 0 && starts.length > 0;
    const setAt = report ? report.time : now();
    return {
        groupId: group.id,
        domain: group.domain,
        nodeStatus: {
            nodeId: ctx.args.nodeId,
            groupId: group.id,
            domain: group.domain,
            timestamp: iso(isStart ? group.createdAt : setAt),
            data: dataOf(isStart ? starts : set),
            changed: changedOf([...written, ...(report ? report.kept : [])]),
        },
        refused: allRefused('data', reportedWrites(ctx.args.data).refused, report ? report.refused : []),
    };
}
