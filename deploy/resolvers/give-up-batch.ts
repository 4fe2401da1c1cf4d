// Function: takes back a batch that was too late each time, and has the sender send it again. Skipped for all others.
import { runtime, util } from '@aws-appsync/utils';
import { nodeItem } from '../../src/store/dynamodb/keys';
import { batchItem } from '../../src/store/timed/items';
import type { BatchArgs } from './batch';
import { tableOf, type Ctx } from './context';
import { deleting, updating } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, batch } = ctx.stash;
    if (!group || !member || !batch || !batch.late) return runtime.earlyReturn(null);
    const key = { id: group.id, domain: group.domain };
    const table = tableOf(ctx);
    const place = { base: batch.base, recordedAt: '', expiresAt: 0 };
    const taken = updating(table, {
        key: nodeItem(key, member.nodeId),
        update: 'SET batches = :batches',
        names: { '#time': 'time' },
        values: { ':batches': member.batches, ':time': batch.time },
        condition: '#time = :time',
    });
    const kept = deleting(table, batchItem(key, member.nodeId, place, batch.events));
    return { operation: 'TransactWriteItems', transactItems: [taken, kept] };
}

export function response() {
    return util.error(
        'The mesh is too slow just now. The batch was not taken; send it again in a moment.',
        'LimitExceeded',
    );
}
