// Records in the shapes of the wire contract. AppSync's runtime evaluates this file too (platform.ts).
import type {
    Event,
    Group,
    GroupState,
    MeshMessage,
    Node,
    NodeStatus,
    RecordEventsPayload,
    RefusedItem,
    SensorData,
} from '../wire/types';
import { END_MESSAGES, fullId } from './group-life';
import { isoTime } from './platform';
import type { EventRecord, GroupEnd, GroupKey, GroupRecord, NodeRecord, VariableRecord } from './records';
import type { MeshSettings } from './settings';
import type { MemberList } from './store';

/** A group, as lists and createGroup return it. */
export function groupShape(
    group: GroupRecord,
    settings: Pick<MeshSettings, 'hostHeartbeatIntervalSeconds' | 'pollingIntervalSeconds'>,
): Group {
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

/** A member. The polling interval is always included, because any member may have to fall back to polling. */
export function nodeShape(
    node: Pick<NodeRecord, 'id' | 'useWebSocket'>,
    group: GroupRecord,
    settings: Pick<MeshSettings, 'memberHeartbeatIntervalSeconds' | 'pollingIntervalSeconds'>,
): Node {
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

/** The answer to a member that joins. */
export function joinedShape(
    node: Pick<NodeRecord, 'id' | 'useWebSocket'>,
    group: GroupRecord,
    settings: Pick<
        MeshSettings,
        'memberHeartbeatIntervalSeconds' | 'pollingIntervalSeconds' | 'batchIntervalMilliseconds'
    >,
    more: { readonly position: string; readonly now: number; readonly paused: boolean },
): Node {
    return {
        ...nodeShape(node, group, settings),
        position: more.position,
        serverTime: isoTime(more.now),
        exactOrder: true,
        batchIntervalMilliseconds: settings.batchIntervalMilliseconds,
        state: stateShape(group, more.paused),
    };
}

/** A variable after a write. A removed one is marked. */
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
    changed: readonly VariableRecord[] | null,
): NodeStatus {
    return {
        nodeId: status.nodeId,
        groupId: key.id,
        domain: key.domain,
        data: status.variables.filter(({ removed }) => !removed).map((each) => changeShape(each)),
        timestamp: status.timestamp,
        changed: changed === null ? null : changed.map((each) => changeShape(each)),
    };
}

/** An event with the server's time, for pages. */
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
        data: event.variables.length === 0 ? null : event.variables.map((each) => changeShape(each)),
    };
}

/** An event with the sender's time, for pushes. */
export function pushedEventShape(key: GroupKey, event: EventRecord): Event {
    return { ...recordedEventShape(key, event), timestamp: event.firedAt };
}

/** The message with a batch of one sender. */
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

/**
 * The answer to the sender of a recorded batch: how many of its events the log now holds, and the position of the last.
 */
export function recordedShape(
    { id: groupId, domain }: GroupKey,
    more: { readonly count: number; readonly position: string | null; readonly refused: RefusedItem[] | null },
): RecordEventsPayload {
    const { count, position, refused } = more;
    // An editor of today would continue from `nextSince`. It must keep its cursor: other members' events, recorded
    // meanwhile, come before its own batch.
    return { groupId, domain, recordedCount: count, nextSince: '', position, refused };
}

/** The message with one member's variables. */
export function statusMessage(key: GroupKey, nodeStatus: NodeStatus): MeshMessage {
    return { groupId: key.id, domain: key.domain, nodeStatus };
}

/** The message that notifies members how their group ended. */
export function dissolveMessage(
    { id: groupId, domain }: GroupKey,
    code: GroupEnd,
    message = END_MESSAGES[code],
): MeshMessage {
    return { groupId, domain, groupDissolve: { groupId, domain, message, code } };
}

/** The host's decisions for all members. */
export function stateShape({ expiresAt }: Pick<GroupRecord, 'expiresAt'>, paused: boolean): GroupState {
    return { paused, expiresAt: isoTime(expiresAt) };
}

/** The message with the group's state. Subscribers of Part 1 do not select it and receive nothing. */
export function stateMessage(key: GroupKey, state: GroupState): MeshMessage {
    return { groupId: key.id, domain: key.domain, state };
}

/** The message with the current list of members. */
export function membersMessage(key: GroupKey, { ids, position }: MemberList): MeshMessage {
    return { groupId: key.id, domain: key.domain, members: [...ids], membersPosition: position };
}
