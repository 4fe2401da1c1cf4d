// Function: merges what a member reports into its variables. An empty report, which proves a connection, writes nothing.
import { runtime, util } from '@aws-appsync/utils';
import { reportedAt, statusUpdate, type NamedVariable, type PackedVariable } from '../../src/store/timed/items';
import { basePosition } from '../../src/store/timed/positions';
import { takeWrites, type TakenWrites } from '../../src/store/timed/sharing';
import type { RefusedPlace } from '../../src/core/store';
import { placedIn, reportedWrites, requireSome, type GivenVariable } from './check-items';
import { iso, now, type Ctx, type OfMember, type Stash } from './context';
import { againAt, type Again } from './failure';
import { update } from './operations';

/** The arguments of reportDataByNode. */
export interface ReportArgs extends OfMember {
    readonly data: readonly GivenVariable[];
}

/** What of a report lies in the table. */
export interface KeptReport {
    readonly time: number;
    readonly writes: Readonly<Record<string, PackedVariable>>;
    /** What stands already where a start value changes nothing. */
    readonly kept: readonly NamedVariable[];
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
    requireSome(taken.writes.length + taken.kept.length, placedIn('data', taken.refused));
    const time = Math.max(now(), member.time + 1, (status?.time ?? 0) + 1);
    const writes = reportedAt(basePosition(iso(time), util.autoId()), taken.writes);
    stash.report = { time, writes, kept: taken.kept, refused: taken.refused, taken, again: null };
    if (taken.writes.length === 0) return runtime.earlyReturn(null);
    return update(statusUpdate({ id: group.id, domain: group.domain }, member.nodeId, time, writes));
}

export function response(ctx: Ctx<ReportArgs>) {
    const stash: ReportStash = ctx.stash;
    const { report } = stash;
    if (report) stash.report = { ...report, again: againAt(ctx, report.time) };
    return null;
}
