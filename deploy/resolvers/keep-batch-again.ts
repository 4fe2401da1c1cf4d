// Function: moves a batch that became visible too late under a new time. Skipped for one that did not.
import { runtime, util } from '@aws-appsync/utils';
import { nodeItem } from '../../src/store/dynamodb/keys';
import { batchItem, remembered, statusUpdate, writesIn } from '../../src/store/timed/items';
import { basePosition, positionAt } from '../../src/store/timed/positions';
import { isLate, type BatchArgs } from './batch';
import { iso, now, setting, tableOf, type Ctx } from './context';
import { failed } from './failure';
import { deleting, putting, updating } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, batch } = ctx.stash;
    if (!group || !member || !batch || !batch.late) return runtime.earlyReturn(null);
    const key = { id: group.id, domain: group.domain };
    const table = tableOf(ctx);
    const { events } = batch;
    const time = Math.max(now(), batch.time + 1);
    const base = basePosition(iso(time), util.autoId());
    const keys = events.filter(({ k }) => k !== undefined).map(({ k }) => k ?? '');
    ctx.stash.batch = { base, time, events, late: false };
    const all: object[] = [
        updating(table, {
            key: nodeItem(key, member.nodeId),
            update: 'SET #time = :time, batches = :batches',
            names: { '#time': 'time' },
            values: {
                ':time': time,
                ':before': batch.time,
                ':batches': remembered(member.batches, { position: positionAt(base, events.length - 1), keys }),
            },
            condition: '#time = :before',
        }),
    ];
    const writes = writesIn(base, events);
    if (Object.keys(writes).length > 0) all.push(updating(table, statusUpdate(key, member.nodeId, time, writes)));
    if (group.keeps === true || !group.useWebSocket) {
        const place = { base, recordedAt: iso(time), expiresAt: time + setting(ctx, 'MESH_EVENT_TTL_SECONDS') * 1000 };
        all.push(putting(table, batchItem(key, member.nodeId, place, events)));
        all.push(deleting(table, batchItem(key, member.nodeId, { ...place, base: batch.base }, events)));
    }
    return { operation: 'TransactWriteItems', transactItems: all };
}

export function response(ctx: Ctx<BatchArgs>) {
    failed(ctx);
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = { ...batch, late: isLate(batch) };
    return null;
}
