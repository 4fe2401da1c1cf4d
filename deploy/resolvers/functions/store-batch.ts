// Function: stores a batch in one transaction: the events, if somebody may need them later; their variables; and the note
// that its sender has sent it, so that a retry is recognised.
import { runtime, util } from '@aws-appsync/utils';
import { batchWrites, isLargeBatch, takeBatch } from '../../table/batch';
import { isKept, type BatchArgs } from '../lib/batch';
import { now, settingsOf, tableOf, type Ctx } from '../lib/context';
import { againAt } from '../lib/failure';
import { writeAll } from '../lib/operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, status, events } = ctx.stash;
    if (!group || !member || !events) return runtime.earlyReturn(null);
    const found = { member, status: status ?? null };
    const batch = takeBatch(found, events.items, now(), util.autoId());
    const again = isLargeBatch(found, batch) ? 'lost' : null;
    ctx.stash.batch = { ...batch, again };
    if (batch.events.length === 0 || again !== null) return runtime.earlyReturn(null);
    const ttlMs = settingsOf(ctx).eventTtlSeconds * 1000;
    const key = { id: group.id, domain: group.domain };
    return writeAll(tableOf(ctx), batchWrites(key, found, batch, { isKept: isKept(ctx, group), ttlMs, late: null }));
}

export function response(ctx: Ctx<BatchArgs>) {
    const { batch } = ctx.stash;
    if (batch) ctx.stash.batch = { ...batch, again: againAt(ctx, batch.time) };
    return null;
}
