// Items as the wire contract shows them (src/core/wire-shapes.ts), in AppSync's runtime.
import type { BatchItem, MemberItem, NamedVariable, PackedVariable, StatusItem } from '../../src/store/timed/items';
import { attributeOf, variablesIn } from '../../src/store/timed/items';
import { positionAt } from '../../src/store/timed/positions';
import { iso, setting, type BatchInProgress, type GroupItem } from './context';

type Environment = { readonly env: Record<string, string> };

/** A group. */
export function groupShape(ctx: Environment, group: GroupItem) {
    return {
        id: group.id,
        domain: group.domain,
        fullId: `${group.id}@${group.domain}`,
        name: group.name,
        hostId: group.hostId,
        createdAt: iso(group.createdAt),
        expiresAt: iso(group.expiresAt),
        heartbeatIntervalSeconds: setting(ctx, 'MESH_HOST_HEARTBEAT_INTERVAL_SECONDS'),
        useWebSocket: group.useWebSocket,
        pollingIntervalSeconds: group.useWebSocket ? null : setting(ctx, 'MESH_POLLING_INTERVAL_SECONDS'),
    };
}

/** A member. */
export function nodeShape(ctx: Environment, group: GroupItem, member: MemberItem) {
    return {
        id: member.nodeId,
        name: member.nodeId,
        groupId: group.id,
        domain: group.domain,
        expiresAt: iso(group.expiresAt),
        heartbeatIntervalSeconds: setting(ctx, 'MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS'),
        useWebSocket: member.useWebSocket,
        pollingIntervalSeconds: setting(ctx, 'MESH_POLLING_INTERVAL_SECONDS'),
    };
}

/** A member's variables. */
export function statusShape(group: GroupItem, status: StatusItem) {
    return {
        nodeId: status.nodeId,
        groupId: group.id,
        domain: group.domain,
        timestamp: iso(status.time),
        data: dataOf(variablesIn(status)),
    };
}

/** The variables that are there. */
export function dataOf(variables: readonly NamedVariable[]) {
    return variables.filter(({ r }) => r !== true).map(({ key, v, p }) => ({ key, value: v, position: p }));
}

/** Variables after these writes. */
export function mergedData(before: readonly NamedVariable[], writes: Readonly<Record<string, PackedVariable>>) {
    const kept = before.filter(({ key }) => !Object.hasOwn(writes, attributeOf(key)));
    return dataOf([...kept, ...named(writes)]);
}

/** Writes by name, removed ones marked. */
export function changedOf(variables: readonly NamedVariable[]) {
    return variables.map(({ key, v, p, r }) => ({ key, value: v, position: p, removed: r === true ? true : null }));
}

/** Writes with their names. */
export function named(writes: Readonly<Record<string, PackedVariable>>): NamedVariable[] {
    return Object.entries(writes).map(([attribute, variable]) => ({
        key: attribute.slice(attributeOf('').length),
        ...variable,
    }));
}

/** A batch as subscribers are sent it, with the sender's time. */
export function batchMessage(group: GroupItem, nodeId: string, { base, time, events }: BatchInProgress) {
    const place = { groupId: group.id, domain: group.domain };
    const recordedAt = iso(time);
    const shapes = eventShapes(group, { nodeId, base, events, recordedAt });
    return {
        ...place,
        batchEvent: {
            ...place,
            firedByNodeId: nodeId,
            timestamp: recordedAt,
            events: shapes.map((event) => ({ ...event, timestamp: event.firedAt })),
        },
    };
}

/** The events of a batch as pages show them, with the server's time. */
export function eventShapes(
    group: GroupItem,
    { nodeId, base, events, recordedAt }: Pick<BatchItem, 'nodeId' | 'base' | 'events' | 'recordedAt'>,
) {
    return events.map(({ n, p, f, k, w }, index) => {
        const position = positionAt(base, index);
        return {
            name: n,
            firedByNodeId: nodeId,
            groupId: group.id,
            domain: group.domain,
            payload: p ?? null,
            timestamp: recordedAt,
            cursor: position,
            orderKey: k ?? null,
            firedAt: f,
            data: w
                ? w.map((write) => ({
                      key: write.k,
                      value: write.v,
                      position,
                      removed: write.r === true ? true : null,
                  }))
                : null,
        };
    });
}
