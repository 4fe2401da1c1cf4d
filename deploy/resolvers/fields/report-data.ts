// Mutation.reportDataByNode: AppSync pushes the answer to the subscribers.
import { allRefused, reportedWrites } from '../../../src/core/validate-items';
import { statusMessage } from '../../../src/core/wire-shapes';
import type { SensorDataInput } from '../../../src/wire/types';
import { shapesOfReport } from '../../table/report';
import { logged } from '../lib/batch';
import type { Ctx, OfMember } from '../lib/context';

interface Args extends OfMember {
    readonly data: readonly SensorDataInput[];
}

export function request(ctx: Ctx<Args>) {
    ctx.stash.data = reportedWrites(ctx.args.data);
    return {};
}

export function response(ctx: Ctx<Args>) {
    const { group, report, data } = ctx.stash;
    if (!group || !report || !data) return null;
    const taken = data.items.length - report.refused.length;
    const refused = logged(allRefused('data', data.refused, report.refused, taken));
    return { ...statusMessage(group, shapesOfReport(group, ctx.args.nodeId, report).answer), refused };
}
