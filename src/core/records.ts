/** The key of a group: an id is unique only within its domain. */
export interface GroupKey {
    readonly id: string;
    readonly domain: string;
}

/** A group in a store. Times are milliseconds since 1970 by the backend's clock. */
export interface GroupRecord extends GroupKey {
    readonly name: string;
    readonly hostId: string;
    readonly createdAt: number;
    /** The latest end. */
    readonly expiresAt: number;
    /** The moment at which the group ends: `expiresAt`, or sooner if the host's heartbeats stop. */
    readonly aliveUntil: number;
    readonly useWebSocket: boolean;
}

/**
 * How a group can end, as codes of later refusals (src/wire/reasons.ts): its host dissolved it, it expired, or its host
 * disconnected.
 */
export const GROUP_ENDS = ['group-ended', 'group-over', 'host-gone'] as const;

/** How a group ended. */
export type GroupEnd = (typeof GROUP_ENDS)[number];

/** A group that is gone. */
export interface EndedGroup extends GroupKey {
    readonly end: GroupEnd;
}

/** A member of a group in a store. */
export interface NodeRecord {
    readonly id: string;
    readonly group: GroupKey;
    /** The moment at which the member leaves, unless a heartbeat moves it. */
    readonly aliveUntil: number;
    readonly useWebSocket: boolean;
}

/** One variable with its owner's last value. A removed variable is kept so that pollers learn of the removal. */
export interface VariableRecord {
    readonly key: string;
    readonly value: string;
    readonly removed: boolean;
    /** A value that its owner had when it joined. Every value that somebody set ranks above it. */
    readonly initial: boolean;
    /** The place of the write in the group's order. */
    readonly position: string;
}

/** Some or all variables of one member. */
export interface StatusRecord {
    readonly nodeId: string;
    /** When the member last wrote, milliseconds since 1970. */
    readonly updatedAt: number;
    readonly variables: readonly VariableRecord[];
}

/** A variable to write. */
export interface VariableWrite {
    readonly key: string;
    readonly value: string;
    readonly removed: boolean;
    /** A start value: it changes nothing if its owner has already set the variable. */
    readonly initial: boolean;
}

/** An event to store, with the writes that it carries. */
export interface NewEvent {
    readonly name: string;
    readonly payload: string | null;
    /** ISO 8601, by the sender's clock. */
    readonly firedAt: string;
    /** The sender's own number of the event; null if the sender does not number events. */
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
    /** ISO 8601, by the backend's clock. */
    readonly recordedAt: string;
    readonly position: string;
    /**
     * The sender's writes since its previous event: first the reported writes, each at the position that it got then,
     * and then the event's own writes, at the event's position.
     */
    readonly variables: readonly VariableRecord[];
}
