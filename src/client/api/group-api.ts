// What the client asks of a backend. Two adapters implement it: one for backends of this project, one for backends of
// Part 1. choose-group-api.ts chooses one of them, once.
import type { DocumentNode } from 'graphql';
import type { Position } from '../../wire/position';
import type { Capabilities } from './membership';
import type { GroupState, Inbound, PushedMessage } from './messages';
import type { Batch, Receipt } from './batch';
import type { GroupInfo, TransportName } from '../status/status';

/** What every operation of a member takes. */
export interface MemberKey {
    readonly groupId: string;
    readonly domain: string;
    readonly nodeId: string;
}

/** One page of a poll. */
export interface Page {
    readonly inbound: readonly Inbound[];
    /** The position up to which it is complete. */
    readonly readUpTo: Position;
    /** Whether more follows at once. */
    readonly more: boolean;
}

/** What a poll asks. */
export interface PollQuestion {
    /** Where it starts. */
    readonly from: Position;
    /** The member's own position: everything up to there is here. */
    readonly position: Position;
    /** Who asks, and within how many seconds it will ask again, where a poll says so. */
    readonly nodeId?: string;
    readonly heardWithinSeconds?: number;
}

/** How messages arrive here, and why. */
export interface ConnectionNews {
    readonly transport: TransportName;
    readonly reason: string | null;
    readonly missed: number;
}

/** Port: what a member asks in its group. */
export interface MemberApi {
    /**
     * Joins again, in one request, after the backend forgot the member. True if it had not: then the member's variables
     * are as it wrote them. @throws {BackendError}
     */
    rejoin(): Promise<boolean>;
    /** The subscription that pushes what `inboundOf` reads. */
    readonly subscription: DocumentNode;
    /** What a pushed message brings, in its order. */
    inboundOf(message: PushedMessage): readonly Inbound[];
    /** @throws {BackendError} */
    poll(question: PollQuestion): Promise<Page>;
    /** The list of the group's members; nothing where the backend has none. @throws {BackendError} */
    members(): Promise<readonly Inbound[]>;
    /** The variables of all members that the backend lists. @throws {BackendError} */
    variables(): Promise<readonly Inbound[]>;
    /** Sends a batch as a member does that is pushed to. @throws {BackendError} */
    fire(batch: Batch): Promise<Receipt>;
    /** Sends a batch as a member does that polls. @throws {BackendError} */
    record(batch: Batch): Promise<Receipt>;
    /** Sends something that comes back over the subscription; `own` are all of one's own variables. @throws {BackendError} */
    probe(own: Batch['own']): Promise<void>;
    /** Takes out what the backend still has of this member's variables. @throws {BackendError} */
    removeShared(): Promise<void>;
    /** Tells the host how messages arrive here. @throws {BackendError} */
    reportConnection(news: ConnectionNews): Promise<void>;
}

/** What joining returned. */
export interface Joined {
    /** When the group ends, or else the membership: ISO 8601 by the server's clock. */
    readonly expiresAt: string | null;
    readonly serverTime: string | null;
    readonly heartbeatIntervalSeconds: number | null;
    readonly pollingIntervalSeconds: number | null;
    readonly capabilities: Capabilities;
    /** What the host has decided, where the backend says. */
    readonly state?: GroupState;
    /** Where the member reads from. */
    readonly position: Position;
    readonly api: MemberApi;
}

/** Port: finding and joining groups. */
export interface GroupApi {
    /** The living groups of a domain. @throws {BackendError} */
    list(domain: string): Promise<readonly GroupInfo[]>;
    /** @throws {BackendError} */
    join(group: GroupInfo, nodeId: string, useWebSocket: boolean): Promise<Joined>;
}
