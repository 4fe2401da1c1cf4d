// Function: takes a batch of events, in one transaction: the events, where somebody may need them later; the variables
// in them; and what the sender has sent, so that a retry is recognised.
import { runtime, util } from '@aws-appsync/utils';
import { batchRefusal } from '../../src/store/timed/batch-share';
import { wasSent } from '../../src/store/timed/items';
import { basePosition } from '../../src/store/timed/positions';
import { takeEvents } from '../../src/store/timed/sharing';
import { tried, writesOf, type BatchArgs } from './batch';
import { placedIn, newEvents, requireSome } from './check-items';
import { refuseFor } from './check';
import { iso, now, tableOf, type Ctx } from './context';
import { failed, wasLost } from './failure';
import { update, updating } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, status } = ctx.stash;
    if (!group || !member) return runtime.earlyReturn(null);
    const { items } = newEvents(ctx.args.events);
    const fresh = items.filter(({ item }) => !wasSent(member.batches, item.orderKey));
    const { events, refused } = takeEvents(member, status, fresh);
    const sent = items.length - fresh.length;
    requireSome(sent + events.length, placedIn('events', refused));
    const refusal = batchRefusal(member, events, now());
    if (refusal !== null) return refuseFor(refusal.reason, 'LimitExceeded', refusal.message);
    // The sender's own order holds whatever the clocks of two hosts say.
    const time = Math.max(now(), member.time + 1, (status?.time ?? 0) + 1);
    const base = basePosition(iso(time), util.autoId());
    ctx.stash.batch = { base, time, events, refused, before: member.time, stored: null, again: false };
    if (events.length === 0) return runtime.earlyReturn(null);
    const { note, others } = writesOf(ctx, { group, member }, ctx.stash.batch, member.time);
    if (others.length === 0) return update(note);
    return { operation: 'TransactWriteItems', transactItems: [updating(tableOf(ctx), note), ...others] };
}

export function response(ctx: Ctx<BatchArgs>) {
    const isLost = wasLost(ctx);
    if (!isLost) failed(ctx);
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = tried(batch, isLost);
    return null;
}
