// Items of the stack's table as the core's records, and what the Lambda refuses.
import { MeshError } from '../wire/errors';
import { statusItem } from './dynamodb/keys';
import type { Item, Table, Write } from './dynamodb/table';
import type { MemberItem } from './timed/items';
import {
    forgottenIn,
    isLargeChange,
    statusTtl,
    statusUpdate,
    type StatusChange,
    type StatusItem,
} from './timed/status';

/** A change of a member's variables as a part of a transaction: an update, or the whole item where it changes much. */
export function statusWrite(table: Table, change: StatusChange): Write {
    const { group, nodeId, time, status, writes } = change;
    if (!isLargeChange(change)) {
        const update = statusUpdate(change);
        return table.changing(update.key, update);
    }
    const forgotten = forgottenIn(status, writes);
    const kept = Object.entries(status ?? {}).filter(([attribute]) => !forgotten.includes(attribute));
    const item = { ...Object.fromEntries(kept), ...writes, ...statusItem(group, nodeId), nodeId, isStatus: true, time };
    return table.putting(
        { ...item, ttl: statusTtl(time) },
        {
            // What was put together with what was read: nobody has written since.
            expression: status ? '#time = :before' : 'attribute_not_exists(#time)',
            names: { '#time': 'time' },
            ...(status && { values: { ':before': status.time } }),
        },
    );
}

/** The refusal of a write that became visible too late each time. */
export function tooSlow(): MeshError {
    return new MeshError('LimitExceeded', 'The mesh is too slow right now. Send it again in a moment.', {
        code: 'busy',
    });
}

/** An item as a member, null where it is none. */
export function asMember(item: Item | undefined): MemberItem | null {
    return isMember(item) ? item : null;
}

function isMember(item: Item | undefined): item is Item & MemberItem {
    return (
        item !== undefined &&
        Array.isArray(item['batches']) &&
        Array.isArray(item['held']) &&
        typeof item['aliveUntil'] === 'number'
    );
}

/** An item as a member's variables, null where it is none. */
export function asStatus(item: Item | undefined): StatusItem | null {
    return isStatus(item) ? item : null;
}

function isStatus(item: Item | undefined): item is Item & StatusItem {
    return item !== undefined && item['isStatus'] === true && typeof item['time'] === 'number';
}
