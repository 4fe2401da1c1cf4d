// Function: takes a batch of events, in one transaction: the events, where somebody may need them later; the variables
// in them; and what the sender has sent, so that a retry is recognised.
import { runtime, util } from '@aws-appsync/utils';
import { isoTime, refuse } from '../../../src/core/platform';
import { nodeItem } from '../../../src/store/dynamodb/keys';
import { batchRefusal, heldWith } from '../../../src/store/timed/batch-share';
import { batchItem, remembered, sentUpTo, wasSent } from '../../../src/store/timed/items';
import { isLargeChange, statusUpdate, writesIn } from '../../../src/store/timed/status';
import { takeEvents } from '../../../src/store/timed/sharing';
import { checkedEvents, isKept, type BatchArgs } from '../lib/batch';
import { now, settingsOf, tableOf, type BatchInProgress, type Ctx } from '../lib/context';
import { againAt } from '../lib/failure';
import { putting, update, updating } from '../lib/operations';
import { basePosition, positionAt } from '../../../src/wire/position-grammar';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, status } = ctx.stash;
    if (!group || !member) return runtime.earlyReturn(null);
    const { items } = checkedEvents(ctx.args);
    const fresh = items.filter(({ item }) => !wasSent(member.batches, item.orderKey));
    const sent = items.filter(({ item }) => wasSent(member.batches, item.orderKey));
    const { events, refused } = takeEvents(member, status, fresh);
    const refusal = batchRefusal(member, events, now());
    if (refusal !== null) return refuse('LimitExceeded', refusal.message, refusal.reason);
    // The sender's own order holds whatever the clocks of two hosts say.
    const time = Math.max(now(), member.time + 1, (status?.time ?? 0) + 1);
    const base = basePosition(isoTime(time), util.autoId());
    const writes = writesIn(base, events);
    const batch: BatchInProgress = {
        base,
        time,
        events,
        refused,
        sent: sent.length,
        sentUpTo: sentUpTo(member.batches, sent),
        again: isLargeChange({ status, writes }) ? 'lost' : null,
    };
    ctx.stash.batch = batch;
    if (events.length === 0 || batch.again !== null) return runtime.earlyReturn(null);
    const ttlMs = settingsOf(ctx).eventTtlSeconds * 1000;
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
    const place = { base, recordedAt: isoTime(time), expiresAt: time + ttlMs };
    const change = { group: key, nodeId: member.nodeId, time, status, writes };
    if (Object.keys(writes).length > 0) others.push(updating(table, statusUpdate(change)));
    if (isKept(ctx, group)) others.push(putting(table, batchItem(key, member.nodeId, place, events)));
    if (others.length === 0) return update(note);
    return { operation: 'TransactWriteItems', transactItems: [updating(table, note), ...others] };
}

export function response(ctx: Ctx<BatchArgs>) {
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = { ...batch, again: againAt(ctx, batch.time) };
    return null;
}
