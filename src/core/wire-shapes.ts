// Records as the wire contract shows them.
import type { Event, Group, GroupState, MeshMessage, Node, NodeStatus, SensorData } from '../wire/types';
import { END_MESSAGES, fullId } from './group-life';
import type { EventRecord, GroupEnd, GroupKey, GroupRecord, NodeRecord, VariableRecord } from './records';
import type { MeshSettings } from './settings';
import type { MemberList } from './store';

/** Milliseconds since 1970 as the contract's AWSDateTime. */
export function isoTime(milliseconds: number): string {
    return new Date(milliseconds).toISOString();
}

/** A group as lists and createGroup show it. */
export function groupShape(group: GroupRecord, settings: MeshSettings): Group {
    return {
        id: group.id,
        domain: group.domain,
        fullId: fullId(group),
        name: group.name,
        hostId: group.hostId,
        createdAt: isoTime(group.createdAt),
        expiresAt: isoTime(group.expiresAt),
        heartbeatIntervalSeconds: settings.hostHeartbeatIntervalSeconds,
        useWebSocket: group.useWebSocket,
        pollingIntervalSeconds: group.useWebSocket ? null : settings.pollingIntervalSeconds,
    };
}

/** A member; the polling interval is always told, because any member may have to fall back to polling. */
export function nodeShape(node: NodeRecord, group: GroupRecord, settings: MeshSettings): Node {
    return {
        id: node.id,
        name: node.id,
        groupId: group.id,
        domain: group.domain,
        expiresAt: isoTime(group.expiresAt),
        heartbeatIntervalSeconds: settings.memberHeartbeatIntervalSeconds,
        useWebSocket: node.useWebSocket,
        pollingIntervalSeconds: settings.pollingIntervalSeconds,
    };
}

/** A variable as a write: a removed one is marked. */
export function changeShape(variable: VariableRecord): SensorData {
    return {
        key: variable.key,
        value: variable.value,
        position: variable.position,
        removed: variable.removed ? true : null,
        initial: variable.initial ? true : null,
    };
}

/** A member's variables: `data` without the removed ones, `changed` as given. */
export function statusShape(
    key: GroupKey,
    status: {
        readonly nodeId: string;
        /** ISO 8601. */
        readonly timestamp: string;
        readonly variables: readonly VariableRecord[];
    },
    changed: readonly VariableRecord[] | null = null,
): NodeStatus {
    return {
        nodeId: status.nodeId,
        groupId: key.id,
        domain: key.domain,
        data: status.variables.filter((variable) => !variable.removed).map(changeShape),
        timestamp: status.timestamp,
        changed: changed === null ? null : changed.map(changeShape),
    };
}

/** An event with the server's time, as pages show it. */
export function recordedEventShape(key: GroupKey, event: EventRecord): Event {
    return {
        name: event.name,
        firedByNodeId: event.firedByNodeId,
        groupId: key.id,
        domain: key.domain,
        payload: event.payload,
        timestamp: event.recordedAt,
        cursor: event.position,
        orderKey: event.orderKey,
        firedAt: event.firedAt,
        data: event.variables.length === 0 ? null : event.variables.map(changeShape),
    };
}

/** An event with the sender's time, as pushes show it. */
export function pushedEventShape(key: GroupKey, event: EventRecord): Event {
    return { ...recordedEventShape(key, event), timestamp: event.firedAt };
}

/** The message that carries a batch of one sender. */
export function batchMessage(key: GroupKey, nodeId: string, events: readonly EventRecord[], now: number): MeshMessage {
    return {
        groupId: key.id,
        domain: key.domain,
        batchEvent: {
            events: events.map((event) => pushedEventShape(key, event)),
            firedByNodeId: nodeId,
            groupId: key.id,
            domain: key.domain,
            timestamp: isoTime(now),
        },
    };
}

/** The message that carries one member's variables. */
export function statusMessage(key: GroupKey, nodeStatus: NodeStatus): MeshMessage {
    return { groupId: key.id, domain: key.domain, nodeStatus };
}

/** The message that tells members how their group ended. */
export function dissolveMessage(
    { id: groupId, domain }: GroupKey,
    code: GroupEnd,
    message = END_MESSAGES[code],
): MeshMessage {
    return { groupId, domain, groupDissolve: { groupId, domain, message, code } };
}

/** What the host has decided for all. */
export function stateShape({ expiresAt }: Pick<GroupRecord, 'expiresAt'>, paused: boolean): GroupState {
    return { paused, expiresAt: isoTime(expiresAt) };
}

/** The message that tells it. Subscribers of Part 1 do not select it: they are sent nothing. */
export function stateMessage(key: GroupKey, state: GroupState): MeshMessage {
    return { groupId: key.id, domain: key.domain, state };
}

/** The message that tells who is in the group now. */
export function membersMessage(key: GroupKey, { ids, position }: MemberList): MeshMessage {
    return { groupId: key.id, domain: key.domain, members: [...ids], membersPosition: position };
}
