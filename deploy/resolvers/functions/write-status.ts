// Function: merges what a member reports into its variables. An empty report, which proves a connection, writes nothing.
import { runtime, util } from '@aws-appsync/utils';
import { isoTime } from '../../../src/core/platform';
import type { VariableRecord } from '../../../src/core/records';
import type { RefusedPlace } from '../../../src/core/store';
import { reportedWrites } from '../../../src/core/validate-items';
import { isLargeChange, reportedAt, statusUpdate, type PackedVariable } from '../../../src/store/timed/status';
import { takeWrites, type TakenWrites } from '../../../src/store/timed/sharing';
import type { SensorDataInput } from '../../../src/wire/types';
import { now, type Ctx, type OfMember, type Stash } from '../lib/context';
import { againAt, type Again } from '../lib/failure';
import { update } from '../lib/operations';
import { basePosition } from '../../../src/wire/position-grammar';

/** The arguments of reportDataByNode. */
export interface ReportArgs extends OfMember {
    readonly data: readonly SensorDataInput[];
}

/** What of a report lies in the table. */
export interface KeptReport {
    readonly time: number;
    readonly writes: Readonly<Record<string, PackedVariable>>;
    /** What stands already where a start value changes nothing. */
    readonly kept: readonly VariableRecord[];
    /** What there was no room for. */
    readonly refused: readonly RefusedPlace[];
}

/** A report on its way into the table. */
export interface ReportStash extends Stash {
    report?: KeptReport & { readonly taken: TakenWrites; readonly again: Again };
}

export function request(ctx: Ctx<ReportArgs>) {
    const stash: ReportStash = ctx.stash;
    const { group, member, status } = stash;
    if (!group || !member || ctx.args.data.length === 0) return runtime.earlyReturn(null);
    const taken = takeWrites(status, reportedWrites(ctx.args.data).items);
    const time = Math.max(now(), member.time + 1, (status?.time ?? 0) + 1);
    const writes = reportedAt(basePosition(isoTime(time), util.autoId()), taken.writes);
    const again = isLargeChange({ status, writes }) ? 'lost' : null;
    stash.report = { time, writes, kept: taken.kept, refused: taken.refused, taken, again };
    if (taken.writes.length === 0 || again !== null) return runtime.earlyReturn(null);
    const key = { id: group.id, domain: group.domain };
    return update(statusUpdate({ group: key, nodeId: member.nodeId, time, status, writes }));
}

export function response(ctx: Ctx<ReportArgs>) {
    const stash: ReportStash = ctx.stash;
    const { report } = stash;
    if (report) stash.report = { ...report, again: againAt(ctx, report.time) };
    return null;
}
