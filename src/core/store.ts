import type { MeshErrorType } from '../wire/errors';
import type { Reason } from '../wire/reasons';
import type { Since } from './position';
import type {
    EndedGroup,
    EventRecord,
    GroupEnd,
    GroupKey,
    GroupRecord,
    NewEvent,
    NodeRecord,
    StatusRecord,
    VariableRecord,
    VariableWrite,
} from './records';

/** Why one item of a request is refused while others may be accepted. */
export interface ItemRefusal {
    readonly errorType: MeshErrorType;
    readonly message: string;
    readonly reason: Reason | null;
}

/** An item's refusal, with the item's index in the request, from 0. */
export interface RefusedPlace extends ItemRefusal {
    readonly index: number;
}

/** The result of `append`. */
export interface Appended {
    /** Every event of the batch that the log now holds, in order, including those that an earlier attempt recorded. */
    readonly events: readonly EventRecord[];
    /** The events among them that are new. */
    readonly added: readonly EventRecord[];
    /** The refused events, by their index in the request. */
    readonly refused: readonly RefusedPlace[];
}

/** The result of `writeVariables`. */
export interface Written {
    /** The current state of the report's variables. A start value that changed nothing leaves the earlier value. */
    readonly variables: readonly VariableRecord[];
    /** The variables among them that this report changed. */
    readonly written: readonly VariableRecord[];
    /** The refused writes, by their index in the request. */
    readonly refused: readonly RefusedPlace[];
}

/** A page of `readSince`. */
export interface Page {
    /** Ascending, without expired events. */
    readonly events: readonly EventRecord[];
    /** Variables written after the given position, up to `position`. Removed ones are marked. */
    readonly changes: readonly StatusRecord[];
    /** The page and its predecessors contain everything up to here. */
    readonly position: string;
    /** Whether more events follow. */
    readonly more: boolean;
    /** The members of the group, if the list changed after the given position. */
    readonly members: MemberList | null;
    /** For a resuming reader: the events after the given position that have expired, by sender. */
    readonly missed: readonly Missed[];
}

/** The members of a group. */
export interface MemberList {
    readonly ids: readonly string[];
    /** The position at which a member last joined or left. */
    readonly position: string;
}

/** Events of one sender that expired before they were read. */
export interface Missed {
    readonly nodeId: string;
    readonly count: number;
}

/** The records that `sweep` removed, so that the remaining members can be notified. */
export interface Swept {
    /** Each group once, including groups that their host has replaced by a new one. */
    readonly groups: readonly EndedGroup[];
    /** Living groups whose lists lost members. */
    readonly shrunk: readonly GroupKey[];
}

/**
 * Port: keeps groups, members, variables and events. The caller passes `now`, in milliseconds since 1970, so a store
 * needs no clock. Reads never return records that have expired at `now`, even if the store still has them. Each method
 * is atomic; nothing spans two calls. test/store/store-contract.ts checks every rule.
 *
 * A *position* is an opaque string. Later writes of a group have positions that sort after earlier ones.
 */
export interface Store {
    /**
     * Stores the group, or returns the living group of the same host and domain.
     * @throws {MeshError} LimitExceeded if the store is full
     */
    createGroup(group: GroupRecord, now: number): Promise<GroupRecord>;
    readGroup(key: GroupKey, now: number): Promise<GroupRecord | undefined>;
    /** How the group with that key ended, if the store still knows; null if the group lives or is unknown. */
    endOf(key: GroupKey, now: number): Promise<GroupEnd | null>;
    /** Moves `aliveUntil` of a living group, and its end if one is given. */
    extendGroup(key: GroupKey, aliveUntil: number, expiresAt?: number): Promise<void>;
    /** Dissolves the group for its host. From then on it is gone, and `endOf` says so. */
    removeGroup(key: GroupKey): Promise<void>;
    /** Living groups of one domain, oldest first. */
    listGroups(domain: string, now: number): Promise<readonly GroupRecord[]>;
    /** Living groups of all domains whose names start with the prefix, at most `limit`. */
    searchGroups(namePrefix: string, limit: number, now: number): Promise<readonly GroupRecord[]>;

    /**
     * Adds or refreshes the member; true if the lists did not contain it before.
     * @throws {MeshError} LimitExceeded if the group is full
     */
    putNode(node: NodeRecord, now: number): Promise<boolean>;
    readNode(key: GroupKey, nodeId: string, now: number): Promise<NodeRecord | undefined>;
    /** Removes the member and its variables; true if it was a member. */
    removeNode(key: GroupKey, nodeId: string, now: number): Promise<boolean>;
    listNodes(key: GroupKey, now: number): Promise<readonly NodeRecord[]>;
    /**
     * Records a member's sign of life, with a promise of the next one within `withinMs`. If the member breaks the
     * promise, every list leaves it and its variables out until the next sign. Null if it is not a member; true if the
     * lists had left it out.
     */
    hear(key: GroupKey, nodeId: string, withinMs: number, now: number): Promise<boolean | null>;
    /** The members of the group, and since when. */
    memberList(key: GroupKey, now: number): Promise<MemberList>;
    /** The last known group of a node, if the node is still a member there. */
    findNode(nodeId: string, now: number): Promise<NodeRecord | undefined>;

    /**
     * Merges writes by key, each one that is within the member's limits.
     * @throws {MeshError} GroupNotFound, NodeNotFound
     */
    writeVariables(key: GroupKey, nodeId: string, writes: readonly VariableWrite[], now: number): Promise<Written>;
    /** A member's variables without the removed ones; undefined if it never wrote. */
    readStatus(key: GroupKey, nodeId: string, now: number): Promise<StatusRecord | undefined>;
    /** The variables of every member that ever wrote. */
    listStatuses(key: GroupKey, now: number): Promise<readonly StatusRecord[]>;

    /**
     * Appends the events that the log does not contain yet by `(nodeId, orderKey)`, in order, with their variable
     * writes. Refuses an event whose writes exceed the member's limits, and accepts the others.
     * @throws {MeshError} LimitExceeded if the group's log is full; then nothing is stored
     */
    append(key: GroupKey, nodeId: string, events: readonly NewEvent[], now: number): Promise<Appended>;
    /**
     * Events after `since`, at most `limit`, and everything else that changed up to the last of them. A resuming reader
     * gets events for some seconds beyond their TTL, because it may have slept for nearly that long between two polls.
     */
    readSince(key: GroupKey, since: Since, limit: number, now: number): Promise<Page>;
    /** The group's last position. */
    lastPosition(key: GroupKey, now: number): Promise<string>;

    /** Removes expired records. Called every few seconds; correctness never depends on it. */
    sweep(now: number): Promise<Swept>;
}
