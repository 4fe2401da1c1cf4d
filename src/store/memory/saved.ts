// What a memory store holds, as plain data: from it another process makes an equal store.
import type { HeldLoad } from '../../core/fair-share';
import type { EndedGroup, EventRecord, GroupRecord, NodeRecord } from '../../core/records';
import type { KeptVariables } from '../member-variables';

/** An event that its sender's retry is recognised by. */
export interface SavedEventId {
    readonly orderKey: string;
    readonly position: string;
    /** When it was taken, milliseconds since 1970. */
    readonly at: number;
}

/** An event of a group's log. */
export interface SavedEvent {
    readonly event: EventRecord;
    readonly expiresAt: number;
}

/** An event that nobody can read any more. */
export interface ExpiredEvent {
    readonly position: string;
    readonly nodeId: string;
    /** When its TTL had passed, milliseconds since 1970. */
    readonly expiredAt: number;
}

/** A member of a group. */
export interface SavedMember {
    readonly record: NodeRecord;
    /** Whether this is the group that its node was last seen in. */
    readonly isLatest: boolean;
    readonly isHeard: boolean;
    readonly isListed: boolean;
    readonly heardAt: number;
    /** Milliseconds within which it promised its next sign of life; null: it gave no promise. */
    readonly withinMs: number | null;
    readonly seen: readonly SavedEventId[];
    readonly variables: KeptVariables | null;
}

/** A group with everything in it. */
export interface SavedGroup {
    readonly record: GroupRecord;
    readonly sequence: number;
    readonly time: number;
    readonly position: string;
    readonly membersPosition: string;
    readonly members: readonly SavedMember[];
    readonly events: readonly SavedEvent[];
    readonly expired: readonly ExpiredEvent[];
    /** What each member holds of the log. */
    readonly shares: readonly (readonly [nodeId: string, held: readonly HeldLoad[]])[];
}

/** A store. */
export interface SavedStore {
    readonly groups: readonly SavedGroup[];
    readonly ended: readonly EndedGroup[];
    /** Groups whose end nobody has been told yet. */
    readonly untold: readonly EndedGroup[];
}
