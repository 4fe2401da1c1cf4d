// Items of the stack's table as the core's records, and what the Lambda refuses.
import type { EventRecord, NewEvent, NodeRecord } from '../core/records';
import { MeshError } from '../wire/errors';
import type { Item } from './dynamodb/table';
import { BATCH_MAX_WRITES, type MemberItem, type PackedEvent, type StatusItem } from './timed/items';
import { positionAt } from './timed/positions';

/** As positions and answers write a time. */
export function isoTime(time: number): string {
    return new Date(time).toISOString();
}

/** The refusal of a write that became visible too late each time. */
export function tooSlow(): MeshError {
    return new MeshError('LimitExceeded', 'The mesh is too slow right now. Send it again in a moment.', {
        code: 'busy',
    });
}

/** Refuses a batch with more writes than its item has room for. @throws {MeshError} ValidationError */
export function checkWrites(events: readonly NewEvent[]): void {
    const writes = events.reduce((sum, event) => sum + event.writes.length, 0);
    if (writes > BATCH_MAX_WRITES)
        throw new MeshError(
            'ValidationError',
            `events is limited to ${BATCH_MAX_WRITES} variables a batch; it has ${writes}.`,
        );
}

/** A member as the core knows it. */
export function recordOf({ nodeId, groupId, domain, aliveUntil, useWebSocket }: MemberItem): NodeRecord {
    return { id: nodeId, group: { id: groupId, domain }, aliveUntil, useWebSocket };
}

/** The events of a batch that was just taken. */
export function recordsOf(
    events: readonly PackedEvent[],
    nodeId: string,
    base: string,
    recordedAt: string,
): EventRecord[] {
    return events.map(({ n: name, f: firedAt, p: payload = null, k: orderKey = null, w = [] }, index) => {
        const position = positionAt(base, index);
        const variables = w.map(({ k: key, v: value, r: removed = false, i: initial = false, p = position }) => ({
            key,
            value,
            removed,
            initial,
            position: p,
        }));
        return { name, payload, firedAt, orderKey, firedByNodeId: nodeId, recordedAt, position, variables };
    });
}

/** Events of a batch that was taken before: all that is known of where they stand is where that batch ended. */
export function heldBefore(events: readonly NewEvent[], nodeId: string, position: string): EventRecord[] {
    return events.map((event) => ({
        name: event.name,
        payload: event.payload,
        firedAt: event.firedAt,
        orderKey: event.orderKey,
        firedByNodeId: nodeId,
        recordedAt: event.firedAt,
        position,
        variables: [],
    }));
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
