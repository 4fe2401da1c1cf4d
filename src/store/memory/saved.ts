// The content of a memory store as plain data. Another process can make an equal store from it. The schemas check what
// another version may have written.
import * as v from 'valibot';
import { GROUP_ENDS } from '../../core/records';

const text = v.string();
const number = v.number();
const flag = v.boolean();
const key = { id: text, domain: text };

function list<Item extends v.GenericSchema>(item: Item) {
    return v.pipe(v.array(item), v.readonly());
}

const VARIABLES = list(v.object({ key: text, value: text, removed: flag, initial: flag, position: text }));

const KEPT_VARIABLES = v.object({
    /** In the order of writing, including removed ones. */
    variables: VARIABLES,
    /** Milliseconds since 1970. */
    updatedAt: number,
    /** The position of the event that carried the member's writes last; empty before. */
    carriedUpTo: text,
});

/** An event identity by which a sender's retry is recognised. `at` is when it was accepted, milliseconds since 1970. */
const EVENT_ID = v.object({ orderKey: text, position: text, at: number });

const MEMBER = v.object({
    record: v.object({ id: text, group: v.object(key), aliveUntil: number, useWebSocket: flag }),
    /** Whether its node was last seen in this group. */
    isLatest: flag,
    isHeard: flag,
    isListed: flag,
    heardAt: number,
    /** Milliseconds within which it promised its next sign of life; null if it gave no promise. */
    withinMs: v.nullable(number),
    seen: list(EVENT_ID),
    variables: v.nullable(KEPT_VARIABLES),
});

const EVENT = v.object({
    event: v.object({
        name: text,
        payload: v.nullable(text),
        firedAt: text,
        orderKey: v.nullable(text),
        firedByNodeId: text,
        recordedAt: text,
        position: text,
        variables: VARIABLES,
    }),
    expiresAt: number,
});

/** An event that nobody can read any longer. `expiredAt` is when its TTL ended, milliseconds since 1970. */
const EXPIRED_EVENT = v.object({ position: text, nodeId: text, expiredAt: number });

const HELD_LOAD = v.object({ until: number, events: number, bytes: number });

/** A group's record. */
export const GROUP_RECORD = v.object({
    ...key,
    name: text,
    hostId: text,
    createdAt: number,
    expiresAt: number,
    aliveUntil: number,
    useWebSocket: flag,
});

/** A group with its whole state. */
export const SAVED_GROUP = v.object({
    record: GROUP_RECORD,
    sequence: number,
    time: number,
    position: text,
    membersPosition: text,
    members: list(MEMBER),
    events: list(EVENT),
    expired: list(EXPIRED_EVENT),
    /** Each member's part of the log, by node id. */
    shares: list(v.tuple([text, list(HELD_LOAD)])),
});

/** Groups that have ended. */
export const ENDED_GROUPS = list(v.object({ ...key, end: v.picklist(GROUP_ENDS) }));

/** A member's variables. */
export type KeptVariables = v.InferOutput<typeof KEPT_VARIABLES>;
/** An accepted event of a sender. */
export type SavedEventId = v.InferOutput<typeof EVENT_ID>;
/** An event of a group's log. */
export type SavedEvent = v.InferOutput<typeof EVENT>;
/** An expired event. */
export type ExpiredEvent = v.InferOutput<typeof EXPIRED_EVENT>;
/** A member of a group. */
export type SavedMember = v.InferOutput<typeof MEMBER>;
/** A group. */
export type SavedGroup = v.InferOutput<typeof SAVED_GROUP>;

/** A store. */
export interface SavedStore {
    readonly groups: readonly SavedGroup[];
    readonly ended: v.InferOutput<typeof ENDED_GROUPS>;
    /** Groups whose end has not been reported to anybody yet. */
    readonly unreported: v.InferOutput<typeof ENDED_GROUPS>;
}
