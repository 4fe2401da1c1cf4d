// Function: takes a batch of events, in one transaction: the events, where somebody may need them later; the variables
// in them; and what the sender has sent, so that a retry is recognised.
import { runtime, util } from '@aws-appsync/utils';
import { nodeItem } from '../../src/store/dynamodb/keys';
import { batchRefusal, heldWith } from '../../src/store/timed/batch-share';
import { batchItem, remembered, statusUpdate, wasSent, writesIn } from '../../src/store/timed/items';
import { basePosition, positionAt } from '../../src/store/timed/positions';
import { takeEvents } from '../../src/store/timed/sharing';
import { isKept, type BatchArgs } from './batch';
import { refuseFor } from './check';
import { newEvents, placedIn, requireSome } from './check-items';
import { iso, now, setting, tableOf, type Ctx } from './context';
import { againAt } from './failure';
import { putting, update, updating } from './operations';

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
    ctx.stash.batch = { base, time, events, refused, sent, again: null };
    if (events.length === 0) return runtime.earlyReturn(null);
    const ttlMs = setting(ctx, 'MESH_EVENT_TTL_SECONDS') * 1000;
    const key = { id: group.id, domain: group.domain };
    const table = tableOf(ctx);
    const keys = events.filter(({ k }) => k !== undefined).map(({ k }) => k ?? '');
    const note = {
        key: nodeItem(key, member.nodeId),
        update: 'SET #time = :time, batches = :batches, held = :held',
        names: { '#time': 'time' },
        values: {
            ':time': time,
            ':before': member.time,
            ':gone': 0,
            ':batches': remembered(member.batches, { position: positionAt(base, events.length - 1), keys }),
            ':held': heldWith(member, events, time, ttlMs),
        },
        condition: '#time = :before AND aliveUntil > :gone',
    };
    const others: object[] = [];
    const writes = writesIn(base, events);
    const place = { base, recordedAt: iso(time), expiresAt: time + ttlMs };
    if (Object.keys(writes).length > 0) others.push(updating(table, statusUpdate(key, member.nodeId, time, writes)));
    if (isKept(group)) others.push(putting(table, batchItem(key, member.nodeId, place, events)));
    if (others.length === 0) return update(note);
    return { operation: 'TransactWriteItems', transactItems: [updating(table, note), ...others] };
}

export function response(ctx: Ctx<BatchArgs>) {
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = { ...batch, again: againAt(ctx, batch.time) };
    return null;
}
