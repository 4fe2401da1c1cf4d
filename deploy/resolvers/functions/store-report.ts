// Function: merges a member's report into its variables. An empty report, which tests a connection, writes nothing.
import { runtime, util } from '@aws-appsync/utils';
import { reportChange, takeReport } from '../../table/report';
import { isLargeChange, statusUpdate } from '../../table/status';
import { now, type Ctx, type OfMember } from '../lib/context';
import { againAt } from '../lib/failure';
import { update } from '../lib/operations';

export function request(ctx: Ctx<OfMember>) {
    const { group, member, status, data } = ctx.stash;
    if (!group || !member || !data) return runtime.earlyReturn(null);
    const found = { member, status: status ?? null };
    const report = takeReport(found, data.items, now(), util.autoId());
    const change = reportChange({ id: group.id, domain: group.domain }, found, report);
    const again = isLargeChange(change) ? 'lost' : null;
    ctx.stash.report = { ...report, again };
    if (report.writes.length === 0 || again !== null) return runtime.earlyReturn(null);
    return update(statusUpdate(change));
}

export function response(ctx: Ctx<OfMember>) {
    const { report } = ctx.stash;
    if (report) ctx.stash.report = { ...report, again: againAt(ctx, report.time) };
    return null;
}
