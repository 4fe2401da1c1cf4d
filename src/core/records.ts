/** Names a group: an id means something only inside its domain. */
export interface GroupKey {
    readonly id: string;
    readonly domain: string;
}

/** A group as a store keeps it. Times are milliseconds since 1970 by the backend's clock. */
export interface GroupRecord extends GroupKey {
    readonly name: string;
    readonly hostId: string;
    readonly createdAt: number;
    /** The absolute end. */
    readonly expiresAt: number;
    /** The moment from which the group is gone: `expiresAt`, or sooner if the host's heartbeat stays away. */
    readonly aliveUntil: number;
    readonly useWebSocket: boolean;
}

/**
 * How a group can end, as codes of the refusals of whoever asks for it later (src/wire/reasons.ts): its host dissolved it,
 * its time was over, or its host was not heard of any more.
 */
export const GROUP_ENDS = ['group-ended', 'group-over', 'host-gone'] as const;

/** How a group ended. */
export type GroupEnd = (typeof GROUP_ENDS)[number];

/** A group that is gone. */
export interface EndedGroup extends GroupKey {
    readonly end: GroupEnd;
}

/** A member of a group as a store keeps it. */
export interface NodeRecord {
    readonly id: string;
    readonly group: GroupKey;
    /** The moment from which the member has left, unless a heartbeat moves it. */
    readonly aliveUntil: number;
    readonly useWebSocket: boolean;
}

/** One variable as its owner wrote it last. A removed one is kept so that pollers hear of it. */
export interface VariableRecord {
    readonly key: string;
    readonly value: string;
    readonly removed: boolean;
    /** A value that its owner had when it joined: everything that was set ranks above it. */
    readonly initial: boolean;
    /** Where the write stands in the group's order. */
    readonly position: string;
}

/** Some or all variables of one member. */
export interface StatusRecord {
    readonly nodeId: string;
    /** When the member last wrote, milliseconds since 1970. */
    readonly updatedAt: number;
    readonly variables: readonly VariableRecord[];
}

/** A variable to be written. */
export interface VariableWrite {
    readonly key: string;
    readonly value: string;
    readonly removed: boolean;
    /** A start value: it changes nothing where its owner has set the variable already. */
    readonly initial: boolean;
}

/** An event to be stored, with the writes that travel with it. */
export interface NewEvent {
    readonly name: string;
    readonly payload: string | null;
    /** ISO 8601, the sender's clock. */
    readonly firedAt: string;
    /** The sender's own number of it; null from senders that do not number. */
    readonly orderKey: string | null;
    readonly writes: readonly VariableWrite[];
}

/** A stored event. */
export interface EventRecord {
    readonly name: string;
    readonly payload: string | null;
    readonly firedAt: string;
    readonly orderKey: string | null;
    readonly firedByNodeId: string;
    /** The backend's time, ISO 8601. */
    readonly recordedAt: string;
    readonly position: string;
    /**
     * What its sender wrote since its previous event: the writes that came with it, at its own position, and before them
     * those that its sender had reported, each at the position that it was given then.
     */
    readonly variables: readonly VariableRecord[];
}
