// Function: takes a batch of events, in one transaction: the events, where somebody may need them later; the variables
// in them; and what the sender has sent, so that a retry is recognised.
import { runtime, util } from '@aws-appsync/utils';
import { packed, wasSent } from '../../src/store/timed/items';
import { basePosition } from '../../src/store/timed/positions';
import { isLate, writesOf, type BatchArgs } from './batch';
import { checkRoom, newEvents } from './check';
import { iso, now, tableOf, type Ctx } from './context';
import { failed } from './failure';
import { update, updating } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, status } = ctx.stash;
    if (!group || !member) return runtime.earlyReturn(null);
    const fresh = newEvents(ctx.args.events).filter(({ orderKey }) => !wasSent(member.batches, orderKey));
    checkRoom(
        status,
        fresh.flatMap(({ writes }) => writes),
    );
    // The sender's own order holds whatever the clocks of two hosts say.
    const time = Math.max(now(), member.time + 1, (status?.time ?? 0) + 1);
    const base = basePosition(iso(time), util.autoId());
    const events = packed(fresh);
    ctx.stash.batch = { base, time, events, late: false };
    if (events.length === 0) return runtime.earlyReturn(null);
    const { note, others } = writesOf(ctx, { group, member }, ctx.stash.batch, member.time);
    if (others.length === 0) return update(note);
    return { operation: 'TransactWriteItems', transactItems: [updating(tableOf(ctx), note), ...others] };
}

export function response(ctx: Ctx<BatchArgs>) {
    failed(ctx);
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = { ...batch, late: isLate(batch) };
    return null;
}
