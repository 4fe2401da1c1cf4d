// Function: takes a batch of events, in one transaction: the events, where somebody may need them later; the variables
// in them; and what the sender has sent, so that a retry is recognised.
import { runtime, util } from '@aws-appsync/utils';
import { nodeItem } from '../../src/store/dynamodb/keys';
import { batchItem, packed, remembered, statusUpdate, wasSent, writesIn } from '../../src/store/timed/items';
import { basePosition, positionAt } from '../../src/store/timed/positions';
import { isLate, type BatchArgs } from './batch';
import { checkRoom, newEvents } from './check';
import { iso, now, setting, tableOf, type Ctx } from './context';
import { failed } from './failure';
import { putting, update, updating, type Update } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, status } = ctx.stash;
    if (!group || !member) return runtime.earlyReturn(null);
    const key = { id: group.id, domain: group.domain };
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
    const keys = fresh.filter(({ orderKey }) => orderKey !== null).map(({ orderKey }) => orderKey ?? '');
    const sent: Update = {
        key: nodeItem(key, member.nodeId),
        update: 'SET #time = :time, batches = :batches',
        names: { '#time': 'time' },
        values: {
            ':time': time,
            ':before': member.time,
            ':now': now(),
            ':batches': remembered(member.batches, { position: positionAt(base, events.length - 1), keys }),
        },
        condition: '#time = :before AND aliveUntil > :now',
    };
    const writes = writesIn(base, events);
    const hasWrites = Object.keys(writes).length > 0;
    const keeps = group.keeps === true || !group.useWebSocket;
    if (!hasWrites && !keeps) return update(sent);
    const table = tableOf(ctx);
    const all: object[] = [updating(table, sent)];
    if (hasWrites) all.push(updating(table, statusUpdate(key, member.nodeId, time, writes)));
    const expiresAt = time + setting(ctx, 'MESH_EVENT_TTL_SECONDS') * 1000;
    if (keeps)
        all.push(putting(table, batchItem(key, member.nodeId, { base, recordedAt: iso(time), expiresAt }, events)));
    return { operation: 'TransactWriteItems', transactItems: all };
}

export function response(ctx: Ctx<BatchArgs>) {
    failed(ctx);
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = { ...batch, late: isLate(batch) };
    return null;
}
