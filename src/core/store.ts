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

/** Why one item of a request is not taken, while others may be. */
export interface ItemRefusal {
    readonly errorType: MeshErrorType;
    readonly message: string;
    readonly reason: Reason | null;
}

/** The same with the item's place in what was given, from 0. */
export interface RefusedPlace extends ItemRefusal {
    readonly index: number;
}

/** What `append` did with a batch. */
export interface Appended {
    /** Every event of the batch that the log holds now, earlier recorded ones (a retry's) included, in order. */
    readonly events: readonly EventRecord[];
    /** Those of them that were not there before. */
    readonly added: readonly EventRecord[];
    /** Those that do not fit, by their place in what was given. */
    readonly refused: readonly RefusedPlace[];
}

/** What `writeVariables` did with a report. */
export interface Written {
    /** The variables of the report as they stand now; a start value that changed nothing is what was there before. */
    readonly variables: readonly VariableRecord[];
    /** Those of them that this report wrote. */
    readonly written: readonly VariableRecord[];
    /** The writes that do not fit, by their place in what was given. */
    readonly refused: readonly RefusedPlace[];
}

/** What a page of `readSince` tells. */
export interface Page {
    /** Ascending, without those whose TTL has passed. */
    readonly events: readonly EventRecord[];
    /** Variables written after the asked position and up to `position`, removed ones marked. */
    readonly changes: readonly StatusRecord[];
    /** Everything up to here is in this page or before it. */
    readonly position: string;
    /** More events wait behind this page. */
    readonly more: boolean;
    /** Who is in the group, where that changed after the asked position. */
    readonly members: MemberList | null;
    /** For one that resumes: the events after the asked position that can be read no more, by sender. */
    readonly missed: readonly Missed[];
}

/** Who is in a group. */
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

/** What `sweep` removed, so that the members who are left can be told. */
export interface Swept {
    /** Each once, also those in whose place their host has made another one meanwhile. */
    readonly groups: readonly EndedGroup[];
    /** Groups, still alive, whose lists lost members. */
    readonly shrunk: readonly GroupKey[];
}

/**
 * Port: where groups, members, variables and events are kept. `now` is milliseconds since 1970 and comes from
 * the caller, so that a store needs no clock. Reads never return what has expired at `now`, physically there or not.
 * Each method is atomic on its own; nothing spans two calls. test/store/store-contract.ts holds every rule.
 *
 * A *position* is an opaque string; later writes of a group have positions that sort after earlier ones.
 */
export interface Store {
    /** Stores the group, or returns the living one of the same host and domain. @throws {MeshError} LimitExceeded when full */
    createGroup(group: GroupRecord, now: number): Promise<GroupRecord>;
    readGroup(key: GroupKey, now: number): Promise<GroupRecord | undefined>;
    /** How the group of that key ended, as far as the store still knows; null: it never heard of one, or it lives. */
    endOf(key: GroupKey, now: number): Promise<GroupEnd | null>;
    /** Moves `aliveUntil` of a living group, and its end where one is given. */
    extendGroup(key: GroupKey, aliveUntil: number, expiresAt?: number): Promise<void>;
    /** Its host dissolves the group: it is gone, and `endOf` says so. */
    removeGroup(key: GroupKey): Promise<void>;
    /** Living groups of one domain, oldest first. */
    listGroups(domain: string, now: number): Promise<readonly GroupRecord[]>;
    /** Living groups of all domains whose name starts so, at most `limit`. */
    searchGroups(namePrefix: string, limit: number, now: number): Promise<readonly GroupRecord[]>;

    /** Adds the member or refreshes it; true where it was not in the lists before. @throws {MeshError} LimitExceeded when the group is full */
    putNode(node: NodeRecord, now: number): Promise<boolean>;
    readNode(key: GroupKey, nodeId: string, now: number): Promise<NodeRecord | undefined>;
    /** Removes the member and its variables; true where it was there. */
    removeNode(key: GroupKey, nodeId: string, now: number): Promise<boolean>;
    listNodes(key: GroupKey, now: number): Promise<readonly NodeRecord[]>;
    /**
     * A sign of life of a member, which promises another within `withinMs`: from then on it is out of every list as long
     * as it does not keep that, with its variables, and as before after the next sign. Null where it is no member; true
     * where it was out of the lists. Absent from stores that several servers share.
     */
    hear?(key: GroupKey, nodeId: string, withinMs: number, now: number): Promise<boolean | null>;
    /** Who is in the group, and since when. */
    memberList(key: GroupKey, now: number): Promise<MemberList>;
    /** The group that a node was last seen in, if it is still a member there. */
    findNode(nodeId: string, now: number): Promise<NodeRecord | undefined>;

    /** Merges writes by key, each that fits into what a member may share. @throws {MeshError} GroupNotFound, NodeNotFound */
    writeVariables(key: GroupKey, nodeId: string, writes: readonly VariableWrite[], now: number): Promise<Written>;
    /** A member's variables without the removed ones; undefined where it never wrote. */
    readStatus(key: GroupKey, nodeId: string, now: number): Promise<StatusRecord | undefined>;
    /** The same of every member that ever wrote. */
    listStatuses(key: GroupKey, now: number): Promise<readonly StatusRecord[]>;

    /**
     * Appends the events that the log has not seen by `(nodeId, orderKey)`, in order, with their variable writes; one whose
     * writes do not fit into what a member may share is refused, and the others are taken.
     * @throws {MeshError} LimitExceeded when the group's log is full; then nothing is stored
     */
    append(key: GroupKey, nodeId: string, events: readonly NewEvent[], now: number): Promise<Appended>;
    /**
     * Events after `since`, at most `limit`, and what else changed up to the last of them. One that resumes reads events
     * for some seconds beyond their TTL: it may have slept for nearly as long, between two polls.
     */
    readSince(key: GroupKey, since: Since, limit: number, now: number): Promise<Page>;
    /** The events of `readSince` alone: the cheapest question a poller can ask. */
    readEventsSince(key: GroupKey, since: string, limit: number, now: number): Promise<readonly EventRecord[]>;
    /** The group's last position. */
    lastPosition(key: GroupKey, now: number): Promise<string>;

    /** Removes what has expired. Called every few seconds; correctness never depends on it. */
    sweep(now: number): Promise<Swept>;
}
