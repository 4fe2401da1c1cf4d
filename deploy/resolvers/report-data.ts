// Mutation.reportDataByNode: what it answers is what its subscribers are sent.
import { variablesIn } from '../../src/store/timed/items';
import { checkGroup, checkId, variableWrites, type GivenVariable } from './check';
import { iso, now, type Ctx, type OfMember } from './context';
import { changedOf, mergedData, named } from './shapes';
import type { ReportStash } from './write-status';

interface Args extends OfMember {
    readonly data: readonly GivenVariable[];
}

export function request(ctx: Ctx<Args>) {
    checkGroup(ctx.args);
    checkId('nodeId', ctx.args.nodeId);
    variableWrites('data', ctx.args.data);
    return {};
}

export function response(ctx: Ctx<Args>) {
    const { group, status, report }: ReportStash = ctx.stash;
    if (!group) return null;
    const writes = report ? report.writes : {};
    return {
        groupId: group.id,
        domain: group.domain,
        nodeStatus: {
            nodeId: ctx.args.nodeId,
            groupId: group.id,
            domain: group.domain,
            timestamp: iso(report ? report.time : (status?.time ?? now())),
            data: mergedData(variablesIn(status), writes),
            changed: changedOf(named(writes)),
        },
    };
}
