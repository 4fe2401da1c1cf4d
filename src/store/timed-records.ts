// Items of the stack's table as the core's records, and what the Lambda refuses.
import type { EventRecord, NewEvent, NodeRecord } from '../core/records';
import { MeshError } from '../wire/errors';
import { VARIABLES_MAX_KEYS } from '../wire/limits';
import type { Item } from './dynamodb/table';
import { BATCH_MAX_WRITES, sharedAfter, type MemberItem, type StatusItem } from './timed/items';
import { positionAt } from './timed/positions';

/** As positions and answers write a time. */
export function isoTime(time: number): string {
    return new Date(time).toISOString();
}

/** The refusal of a write that lost too often, or was too slow. */
export function busy(): MeshError {
    return new MeshError('LimitExceeded', 'The mesh is busy just now. Nothing was stored; send it again in a moment.');
}

/** Refuses writes that would leave a member with more than it may share. @throws {MeshError} ValidationError */
export function checkRoom(status: StatusItem | null, events: readonly NewEvent[]): void {
    const writes = events.flatMap((event) => event.writes);
    if (writes.length > BATCH_MAX_WRITES)
        throw new MeshError(
            'ValidationError',
            `events is limited to ${BATCH_MAX_WRITES} variables a batch; it has ${writes.length}.`,
        );
    const shared = sharedAfter(status, writes);
    if (shared > VARIABLES_MAX_KEYS)
        throw new MeshError(
            'ValidationError',
            `data: a member shares at most ${VARIABLES_MAX_KEYS} variables; with these it would share ${shared}.`,
        );
}

/** A member as the core knows it. */
export function recordOf({ nodeId, groupId, domain, aliveUntil, useWebSocket }: MemberItem): NodeRecord {
    return { id: nodeId, group: { id: groupId, domain }, aliveUntil, useWebSocket };
}

/** An event of a batch that was just taken. */
export function recordOfEvent(
    { name, payload, firedAt, orderKey, writes }: NewEvent,
    nodeId: string,
    base: string,
    index: number,
    recordedAt: string,
): EventRecord {
    const position = positionAt(base, index);
    const variables = writes.map(({ key, value, removed }) => ({ key, value, removed, position }));
    return { name, payload, firedAt, orderKey, firedByNodeId: nodeId, recordedAt, position, variables };
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
    return item !== undefined && Array.isArray(item['batches']) && typeof item['aliveUntil'] === 'number';
}

/** An item as a member's variables, null where it is none. */
export function asStatus(item: Item | undefined): StatusItem | null {
    return isStatus(item) ? item : null;
}

function isStatus(item: Item | undefined): item is Item & StatusItem {
    return item !== undefined && item['isStatus'] === true && typeof item['time'] === 'number';
}
