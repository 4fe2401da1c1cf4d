// The content of a memory store as plain data. Another process can make an equal store from it.
import type { HeldLoad } from '../../core/fair-share';
import type { EndedGroup, EventRecord, GroupRecord, NodeRecord } from '../../core/records';
import type { KeptVariables } from '../member-variables';

/** An event identity by which a sender's retry is recognised. */
export interface SavedEventId {
    readonly orderKey: string;
    readonly position: string;
    /** When it was accepted, milliseconds since 1970. */
    readonly at: number;
}

/** An event of a group's log. */
export interface SavedEvent {
    readonly event: EventRecord;
    readonly expiresAt: number;
}

/** An event that nobody can read any longer. */
export interface ExpiredEvent {
    readonly position: string;
    readonly nodeId: string;
    /** When its TTL ended, milliseconds since 1970. */
    readonly expiredAt: number;
}

/** A member of a group. */
export interface SavedMember {
    readonly record: NodeRecord;
    /** Whether its node was last seen in this group. */
    readonly isLatest: boolean;
    readonly isHeard: boolean;
    readonly isListed: boolean;
    readonly heardAt: number;
    /** Milliseconds within which it promised its next sign of life; null if it gave no promise. */
    readonly withinMs: number | null;
    readonly seen: readonly SavedEventId[];
    readonly variables: KeptVariables | null;
}

/** A group with its whole state. */
export interface SavedGroup {
    readonly record: GroupRecord;
    readonly sequence: number;
    readonly time: number;
    readonly position: string;
    readonly membersPosition: string;
    readonly members: readonly SavedMember[];
    readonly events: readonly SavedEvent[];
    readonly expired: readonly ExpiredEvent[];
    /** Each member's part of the log. */
    readonly shares: readonly (readonly [nodeId: string, held: readonly HeldLoad[]])[];
}

/** A store. */
export interface SavedStore {
    readonly groups: readonly SavedGroup[];
    readonly ended: readonly EndedGroup[];
    /** Groups whose end has not been reported to anybody yet. */
    readonly untold: readonly EndedGroup[];
}
