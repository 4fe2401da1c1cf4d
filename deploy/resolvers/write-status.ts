// Function: merges what a member reports into its variables. Where it became visible too late, the next one of these
// writes it again under a new time. An empty report, which proves a connection, writes nothing.
import { runtime, util } from '@aws-appsync/utils';
import { attributeOf, statusUpdate, type PackedVariable } from '../../src/store/timed/items';
import { basePosition, LATE_MS, positionAt } from '../../src/store/timed/positions';
import { checkRoom, variableWrites, type GivenVariable } from './check';
import { iso, now, type Ctx, type OfMember, type Stash } from './context';
import { failed } from './failure';
import { update } from './operations';

interface Args extends OfMember {
    readonly data: readonly GivenVariable[];
}

/** A report on its way into the table. */
export interface ReportStash extends Stash {
    report?: {
        readonly time: number;
        readonly writes: Readonly<Record<string, PackedVariable>>;
        readonly late: boolean;
    };
}

export function request(ctx: Ctx<Args>) {
    const stash: ReportStash = ctx.stash;
    const { group, member, status, report } = stash;
    if (!group || !member || ctx.args.data.length === 0) return runtime.earlyReturn(null);
    if (report && !report.late) return runtime.earlyReturn(null);
    const data = variableWrites('data', ctx.args.data);
    checkRoom(status, data);
    const time = Math.max(now(), member.time + 1, (status?.time ?? 0) + 1, (report?.time ?? 0) + 1);
    const base = basePosition(iso(time), util.autoId());
    const writes: Record<string, PackedVariable> = {};
    let index = 0;
    for (const { key, value, removed } of data) {
        writes[attributeOf(key)] = { v: value, p: positionAt(base, index), ...(removed && { r: true }) };
        index += 1;
    }
    stash.report = { time, writes, late: false };
    return update(statusUpdate({ id: group.id, domain: group.domain }, member.nodeId, time, writes));
}

export function response(ctx: Ctx<Args>) {
    failed(ctx);
    const stash: ReportStash = ctx.stash;
    const { report } = stash;
    if (report) stash.report = { ...report, late: now() - report.time > LATE_MS };
    return null;
}
