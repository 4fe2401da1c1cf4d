// Function: merges what a member reports into its variables. Where it lost to another write, or became visible too late, the
// next one of these writes it again under a new time. An empty report, which proves a connection, writes nothing.
import { runtime, util } from '@aws-appsync/utils';
import {
    attributeOf,
    packedVariable,
    statusUpdate,
    type NamedVariable,
    type PackedVariable,
} from '../../src/store/timed/items';
import { basePosition, LATE_MS, positionAt } from '../../src/store/timed/positions';
import { takeWrites } from '../../src/store/timed/sharing';
import type { RefusedPlace } from '../../src/core/store';
import { placedIn, reportedWrites, requireSome, type GivenVariable } from './check-items';
import { iso, now, type Ctx, type OfMember, type Stash } from './context';
import { failed, wasLost } from './failure';
import { update } from './operations';

/** The arguments of reportDataByNode. */
export interface ReportArgs extends OfMember {
    readonly data: readonly GivenVariable[];
}

/** A report on its way into the table. */
export interface ReportStash extends Stash {
    report?: {
        readonly time: number;
        readonly writes: Readonly<Record<string, PackedVariable>>;
        /** What stands already where a start value changes nothing. */
        readonly kept: readonly NamedVariable[];
        /** What there was no room for. */
        readonly refused: readonly RefusedPlace[];
        /** It must be written again. */
        readonly again: boolean;
    };
}

export function request(ctx: Ctx<ReportArgs>) {
    const stash: ReportStash = ctx.stash;
    const { group, member, status, report } = stash;
    if (!group || !member || ctx.args.data.length === 0) return runtime.earlyReturn(null);
    if (report && !report.again) return runtime.earlyReturn(null);
    const taken = takeWrites(status, reportedWrites(ctx.args.data).items);
    requireSome(taken.writes.length + taken.kept.length, placedIn('data', taken.refused));
    const time = Math.max(now(), member.time + 1, (status?.time ?? 0) + 1, (report?.time ?? 0) + 1);
    const base = basePosition(iso(time), util.autoId());
    const writes: Record<string, PackedVariable> = {};
    let index = 0;
    for (const write of taken.writes) {
        writes[attributeOf(write.k)] = packedVariable(write, positionAt(base, index));
        index += 1;
    }
    stash.report = { time, writes, kept: taken.kept, refused: taken.refused, again: false };
    if (index === 0) return runtime.earlyReturn(null);
    return update(statusUpdate({ id: group.id, domain: group.domain }, member.nodeId, time, writes));
}

export function response(ctx: Ctx<ReportArgs>) {
    const isLost = wasLost(ctx);
    if (!isLost) failed(ctx);
    const stash: ReportStash = ctx.stash;
    const { report } = stash;
    if (report) stash.report = { ...report, again: isLost || now() - report.time > LATE_MS };
    return null;
}
