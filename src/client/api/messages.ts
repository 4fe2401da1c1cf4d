// What arrives from a backend, the same for every transport.
import type {
    GroupFieldsFragment,
    ListStatusesExtendedQuery,
    ListStatusesQuery,
    OnMessageExtendedSubscription,
    OnMessageSubscription,
} from '../../wire/operations';
import { readPosition, type Position } from '../../wire/position';
import { readReason, type Reason } from '../../wire/reasons';
import type { Event, SensorData } from '../../wire/types';
import { POLLING_INTERVAL_DEFAULT_S } from '../environment/timing';
import type { GroupInfo } from '../status/status';

/** A write of a variable of another member, or of one's own as the backend took it. */
export interface VariableChange {
    readonly key: string;
    readonly value: string;
    readonly removed: boolean;
    /** A start value: whatever was set wins over it, and of start values the earliest. */
    readonly initial: boolean;
    /** The write's place in the group's order; null from backends that do not say. */
    readonly position: Position | null;
}

/** An event as it arrived. */
export interface ArrivedEvent {
    readonly name: string;
    readonly payload: string;
    readonly sender: string;
    readonly orderKey: string | null;
    /** The backend's position of it; null where it was pushed by a backend that does not say. */
    readonly cursor: Position | null;
    /** When it was fired by the sender's clock, in milliseconds; NaN if unknown. */
    readonly firedAt: number;
    readonly changes: readonly VariableChange[];
}

/** Who is in the group. */
export interface MemberList {
    readonly ids: readonly string[];
    /** The list's place in the group's order; null from backends that do not say: then the last to arrive counts. */
    readonly position: Position | null;
}

/** What a group's host decides for all: whether events wait, and when the group ends (ISO 8601, the server's clock). */
export interface GroupState {
    readonly paused: boolean;
    readonly expiresAt: string;
}

/** One thing that a transport brings. */
export type Inbound =
    | { readonly kind: 'event'; readonly event: ArrivedEvent }
    | { readonly kind: 'variables'; readonly nodeId: string; readonly changes: readonly VariableChange[] }
    | { readonly kind: 'members'; readonly list: MemberList }
    /** The members that share variables now. A backend of Part 1 lists no others. */
    | { readonly kind: 'sharers'; readonly ids: readonly string[] }
    /** Events of a member that are gone from the backend before they were read here. */
    | { readonly kind: 'missed'; readonly nodeId: string; readonly count: number }
    /** What the host has decided for all. */
    | { readonly kind: 'state'; readonly state: GroupState }
    | { readonly kind: 'ended'; readonly message: string; readonly reason: Reason | null };

/** A pushed message in either shape. */
export type PushedMessage =
    | NonNullable<OnMessageSubscription['onMessageInGroup']>
    | NonNullable<OnMessageExtendedSubscription['onMessageInGroup']>;
/** The statuses of all members in either shape. */
export type ListedStatus =
    ListStatusesQuery['listGroupStatuses'][number] | ListStatusesExtendedQuery['listGroupStatuses'][number];

/** A variable of the wire as a change. */
export function changeOf({ key, value, position, removed, initial }: SensorData): VariableChange {
    return { key, value, removed: removed ?? false, initial: initial ?? false, position: readPosition(position) };
}

/** An event of the wire as it arrived. */
export function eventOf(event: Omit<Event, 'groupId' | 'domain'>): Inbound & { readonly kind: 'event' } {
    return {
        kind: 'event',
        event: {
            name: event.name,
            payload: event.payload ?? '',
            sender: event.firedByNodeId,
            orderKey: event.orderKey ?? null,
            cursor: readPosition(event.cursor),
            firedAt: Date.parse(event.firedAt ?? event.timestamp),
            changes: (event.data ?? []).map(changeOf),
        },
    };
}

/** What a pushed report changed. */
function changesOf(status: NonNullable<PushedMessage['nodeStatus']>): VariableChange[] {
    if (!('changed' in status)) return status.data.map(changeOf);
    if (status.changed !== null) return status.changed.map(changeOf);
    // AppSync pushes what the sender selected, and an editor of today selects no positions. So the report's time replaces them,
    // which sorts right before the positions that writes of that time have there.
    return status.data.map(({ key, value }) => changeOf({ key, value, position: `EVENT#${status.timestamp}` }));
}

/** What a pushed message brings, in its order. */
export function inboundOfMessage(message: PushedMessage): Inbound[] {
    const { nodeStatus, batchEvent, groupDissolve } = message;
    const inbound: Inbound[] = [];
    if (nodeStatus) {
        inbound.push({ kind: 'variables', nodeId: nodeStatus.nodeId, changes: changesOf(nodeStatus) });
    }
    if (batchEvent) inbound.push(...batchEvent.events.map(eventOf));
    if ('members' in message && message.members)
        inbound.push({
            kind: 'members',
            list: { ids: message.members, position: readPosition(message.membersPosition) },
        });
    if ('state' in message && message.state) inbound.push({ kind: 'state', state: message.state });
    if (groupDissolve)
        inbound.push({ kind: 'ended', message: groupDissolve.message, reason: readReason(groupDissolve) });
    return inbound;
}

/** What a list of statuses brings. */
export function inboundOfStatuses(statuses: readonly ListedStatus[]): Inbound[] {
    return statuses.map(({ nodeId, data }) => ({ kind: 'variables', nodeId, changes: data.map(changeOf) }));
}

/** The last position in what arrived, or null where none of it has one. */
export function lastPosition(inbound: readonly Inbound[]): Position | null {
    let last: Position | null = null;
    const see = (position: Position | null) => {
        if (position !== null && (last === null || position > last)) last = position;
    };
    for (const item of inbound) {
        if (item.kind === 'event') see(item.event.cursor);
        else if (item.kind === 'variables') for (const change of item.changes) see(change.position);
    }
    return last;
}

/** A group of the wire as the API hands it out. */
export function groupInfo(
    group: GroupFieldsFragment & { memberCount?: number | null; hostAway?: boolean | null },
): GroupInfo {
    return {
        id: group.id,
        domain: group.domain,
        name: group.name,
        hostId: group.hostId,
        expiresAt: group.expiresAt,
        useWebSocket: group.useWebSocket,
        pollingIntervalSeconds: group.pollingIntervalSeconds ?? POLLING_INTERVAL_DEFAULT_S,
        ...(typeof group.memberCount === 'number' && { memberCount: group.memberCount }),
        ...(typeof group.hostAway === 'boolean' && { hostAway: group.hostAway }),
    };
}
