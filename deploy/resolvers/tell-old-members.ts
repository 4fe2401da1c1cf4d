// Function: tells members that read no variables inside events what these are, before the events come. Skipped where
// there are no such members, or no such variables.
import { runtime } from '@aws-appsync/utils';
import { variablesIn, writesIn } from '../../src/store/timed/items';
import type { BatchArgs } from './batch';
import type { Ctx } from './context';
import { failed } from './failure';
import { mergedData } from './shapes';

export function request(ctx: Ctx<BatchArgs>) {
    const { group, status, batch } = ctx.stash;
    if (!group || !batch || group.old !== true) return runtime.earlyReturn(null);
    const writes = writesIn(batch.base, batch.events);
    if (Object.keys(writes).length === 0) return runtime.earlyReturn(null);
    const { groupId: id, domain, nodeId } = ctx.args;
    const data = mergedData(variablesIn(status), writes);
    return { operation: 'Invoke', payload: { deed: 'tellStatus', group: { id, domain }, nodeId, data } };
}

export function response(ctx: Ctx<BatchArgs>) {
    failed(ctx);
    return null;
}
