// Function: takes back a batch that was too late each time, and has the sender send it again; the same where it lost each
// time. Skipped for all others.
import { runtime } from '@aws-appsync/utils';
import { nodeItem } from '../../src/store/dynamodb/keys';
import { batchItem } from '../../src/store/timed/items';
import { placeOf, type BatchArgs } from './batch';
import { refuseFor } from './check';
import { tableOf, type Ctx } from './context';
import { BUSY, refuseAsBusy } from './failure';
import { deleting, updating } from './operations';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, member, batch } = ctx.stash;
    if (!group || !member || !batch || !batch.again) return runtime.earlyReturn(null);
    const { stored } = batch;
    if (!stored) return refuseAsBusy();
    const key = { id: group.id, domain: group.domain };
    const table = tableOf(ctx);
    const taken = updating(table, {
        key: nodeItem(key, member.nodeId),
        update: 'SET batches = :batches, held = :held',
        names: { '#time': 'time' },
        values: { ':batches': member.batches, ':held': member.held, ':time': stored.time },
        condition: '#time = :time',
    });
    const kept = deleting(table, batchItem(key, member.nodeId, placeOf(ctx, stored), batch.events));
    return { operation: 'TransactWriteItems', transactItems: [taken, kept] };
}

export function response() {
    const message = 'The mesh is too slow just now. The batch was not taken; send it again in a moment.';
    return refuseFor(BUSY, 'LimitExceeded', message);
}
