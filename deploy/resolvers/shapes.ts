// Items as the wire contract shows them (src/core/wire-shapes.ts), in AppSync's runtime.
import type { BatchItem, MemberItem, NamedVariable, PackedVariable, StatusItem } from '../../src/store/timed/items';
import { attributeOf, variablesIn } from '../../src/store/timed/items';
import { positionAt } from '../../src/store/timed/positions';
import { timeIn } from '../../src/core/position-pattern';
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

/** What its host has decided for all: here a host can neither pause its group nor move its end. */
export function stateShape({ expiresAt }: Pick<GroupItem, 'expiresAt'>) {
    return { paused: false, expiresAt: iso(expiresAt) };
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

/**
 * A member's variables as lists show them (src/core/reports.ts): editors of Part 1 stamp all of a status with its one
 * time, so there is one for each time of writing, ascending; start values stand under the group's creation.
 */
export function listedStatuses(group: GroupItem, status: StatusItem) {
    const times: Record<string, NamedVariable[]> = {};
    for (const variable of variablesIn(status))
        if (variable.r !== true) {
            const time = variable.i === true ? iso(group.createdAt) : timeIn(variable.p);
            times[time] = [...(times[time] ?? []), variable];
        }
    // One that shares nothing (any more) is listed, too.
    if (Object.keys(times).length === 0) times[iso(status.time)] = [];
    return Object.keys(times)
        .sort()
        .map((time) => statusShape(group, status, time, times[time] ?? []));
}

/** All variables of a member in one status, under the time of the newest. */
export function wholeStatus(group: GroupItem, status: StatusItem) {
    const newest = listedStatuses(group, status).reverse()[0];
    return statusShape(group, status, newest ? newest.timestamp : iso(status.time), variablesIn(status));
}

function statusShape(group: GroupItem, status: StatusItem, timestamp: string, variables: readonly NamedVariable[]) {
    const data = dataOf(variables);
    return { nodeId: status.nodeId, groupId: group.id, domain: group.domain, timestamp, data };
}

/** The variables that are there. */
export function dataOf(variables: readonly NamedVariable[]) {
    return changedOf(variables.filter(({ r }) => r !== true));
}

/** The start values among variables. */
export function startsOf(variables: readonly NamedVariable[]): NamedVariable[] {
    return variables.filter(({ i }) => i === true);
}

/** The others. */
export function withoutStarts(variables: readonly NamedVariable[]): NamedVariable[] {
    return variables.filter(({ i }) => i !== true);
}

/** Writes by name, with their marks. */
export function changedOf(variables: readonly NamedVariable[]) {
    return variables.map(({ key, v, p, r, i }) => ({
        key,
        value: v,
        position: p,
        removed: r === true ? true : null,
        initial: i === true ? true : null,
    }));
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
                      position: write.p ?? position,
                      removed: write.r === true ? true : null,
                      initial: write.i === true ? true : null,
                  }))
                : null,
        };
    });
}
