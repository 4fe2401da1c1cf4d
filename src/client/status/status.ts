import type { HistoryStep } from './history';
import type { ClientReason } from './reasons';

/** The state of the connection, in the words of blocks, dialogs and the teacher's page. */
export type ConnectionState = 'disconnected' | 'connecting' | 'connected' | 'reconnecting' | 'error';

/** How messages arrive now. `page` is the offline backend inside the page; null outside a group. */
export type TransportName = 'websocket' | 'polling' | 'page';

/**
 * The kind of an error, so that no program has to match its text:
 * - `filtered`: a network filter answered in the server's place;
 * - `offline`: this device has no network;
 * - `server-down`: the network is there, the server does not answer;
 * - `group-gone`: the group ended, expired or never was;
 * - `refused`: the server or this client refused the input, or the right was missing;
 * - `protocol`: the server answered what the wire contract does not allow.
 */
export type ErrorKind = 'filtered' | 'offline' | 'server-down' | 'group-gone' | 'refused' | 'protocol';

/**
 * What a backend of Part 1 cannot promise, because it keeps no events: `no-events` of others arrive at a member that
 * polls, their variables do; `no-events-while-away`: none that are fired while the WebSocket is away.
 */
export type PromiseLimit = 'no-events' | 'no-events-while-away';

/** The last thing that went wrong, for a person. */
export interface StatusError {
    readonly kind: ErrorKind;
    /** What happened, in English, for logs: people read the sentence of `reason`, or of `kind` without one. */
    readonly message: string;
    /** When, in milliseconds of the local clock. */
    readonly at: number;
    /** Why, as a code with values; missing where nothing is known but the kind. */
    readonly reason?: ClientReason;
}

/** A group as the API hands it out. */
export interface GroupInfo {
    readonly id: string;
    readonly domain: string;
    readonly name: string;
    readonly hostId: string;
    /** The group's absolute end by the server's clock, ISO 8601. */
    readonly expiresAt: string;
    /** The transport that the host could use; says nothing about this member's own. */
    readonly useWebSocket: boolean;
    /** Seconds between two polls of a member that polls. */
    readonly pollingIntervalSeconds: number;
    /** Seconds until its end when it was listed, by the server's clock; null where that did not say its time. */
    readonly secondsLeft?: number | null;
    /** How many members it had when it was listed, if the backend says so. */
    readonly memberCount?: number;
    /** Whether its host had sent no sign of life for some seconds when it was listed, if the backend says so. */
    readonly hostAway?: boolean;
    /** Set if this browser created it and can resume it as its host. */
    readonly isOwn?: boolean;
}

/** A snapshot: a new object on every change, never mutated. */
export interface MeshStatus {
    readonly state: ConnectionState;
    readonly transport: TransportName | null;
    /** Why the transport is what it is, e.g. "The WebSocket closed before it was acknowledged."; null when there is nothing to explain. */
    readonly transportReason: string | null;
    /** Whether this network lets no WebSocket through, as far as that is known: one that closed says nothing of it. */
    readonly webSocketBlocked: boolean;
    readonly role: 'host' | 'member' | null;
    readonly group: GroupInfo | null;
    /** Members of the group, this one included; 0 outside a group. */
    readonly members: number;
    /** Events that this member fired and the backend took, since it joined. */
    readonly sent: number;
    /** Events of others that arrived here, since it joined. */
    readonly received: number;
    /** Events that may have been lost: overflowed queues, refused batches, sleep beyond the event TTL. */
    readonly missed: number;
    /** Equal events that were fired faster than a project can show them, and went as one: by this member, since it joined. */
    readonly merged: number;
    /** Seconds until the group ends, from five minutes before; null while there is more time. */
    readonly expiresInSeconds: number | null;
    /** A person has stopped the project: events of the group start nothing until a person starts something in it. */
    readonly quiet: boolean;
    /** The host has paused the group: what is sent waits, and nothing is lost. */
    readonly paused: boolean;
    readonly lastError: StatusError | null;
    /** What this backend cannot promise to this member; none with a backend of this project. */
    readonly limits: readonly PromiseLimit[];
    /** The last 20 steps of the connection, oldest first. */
    readonly history: readonly HistoryStep[];
}

/** The status of a client that is in no group and has no trouble. */
export const DISCONNECTED: MeshStatus = Object.freeze({
    state: 'disconnected',
    transport: null,
    transportReason: null,
    webSocketBlocked: false,
    role: null,
    group: null,
    members: 0,
    sent: 0,
    received: 0,
    missed: 0,
    merged: 0,
    expiresInSeconds: null,
    quiet: false,
    paused: false,
    lastError: null,
    limits: [],
    history: [],
});
