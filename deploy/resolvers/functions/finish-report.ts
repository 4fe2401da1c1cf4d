// Function: the Lambda finishes a report. It stores a report that lost to another write of its member or changes more
// variables than a resolver can, and moves one that became visible late. It pushes the start values of a report with other
// values, too, to old members: they have a time of their own, and the operation's answer has only one. Skipped otherwise.
import { runtime } from '@aws-appsync/utils';
import type { CommandResult } from '../../command';
import { shapesOfReport, type TakenReport } from '../../table/report';
import type { Ctx, OfMember } from '../lib/context';
import { invoke, valueIn } from '../lib/lambda';

export function request(ctx: Ctx<OfMember>) {
    const { group, report, data } = ctx.stash;
    if (!group || !report || !data) return runtime.earlyReturn(null);
    const { again, ...taken } = report;
    const { nodeId } = ctx.args;
    const mustPublish = group.old === true && shapesOfReport(group, nodeId, taken).pushed.length > 1;
    if (again === null && !mustPublish) return runtime.earlyReturn(null);
    const items = again === null ? [] : data.items;
    return invoke({ command: 'finishReport', group, nodeId, report: taken, again, items });
}

export function response(ctx: Ctx<OfMember, CommandResult<TakenReport>>) {
    const finished = valueIn(ctx);
    if (finished) ctx.stash.report = { ...finished, again: null };
    return null;
}
