// What the laboratory asks of a tab: a process with members in it, as a browser has projects.
import type { Diagnosis } from '../../../src/client/diagnosis/diagnosis';
import type { MeshStatus } from '../../../src/client/status/status';
import type { Entry, MemberName } from '../history';
import type { Deed } from './deed';

/** How a member reaches the server. */
export type WebSocketSupport =
    | 'real'
    /** N10: there is none. */
    | 'missing'
    /** N10: its constructor throws. */
    | 'throws';

/** Who a member is. */
export interface MemberSetup {
    readonly member: MemberName;
    /** The backend's GraphQL address, mostly through a network of the proxy. */
    readonly url: string;
    readonly domain: string;
    readonly apiKey: string | undefined;
    readonly protocol: 'auto' | 'appsync';
    readonly webSocket: WebSocketSupport;
    readonly forcePolling: boolean;
    /** Milliseconds by which its clock is off. */
    readonly skewMs: number;
    /** Another address that answers, as that of the page would; null: the page came from nowhere. */
    readonly origin: string | null;
}

/** What a member does, frame after frame, until it is told to stop. */
export interface Play {
    readonly member: MemberName;
    /** Events a second; several fall into one frame where it is more than 30. */
    readonly eventsPerSecond: number;
    /** Writes of a variable that all members write, a second. */
    readonly sharedWritesPerSecond: number;
    /** Stops by itself after so many events. */
    readonly maxEvents: number;
}

/** Where a member stands. */
export interface Progress {
    readonly fired: number;
    readonly received: number;
    readonly status: MeshStatus;
}

/** The calls. */
export interface TabCalls {
    /** Answers once the tab's program is loaded. */
    ready(argument: null): void;
    open(setup: MemberSetup): void;
    /** Creates the group and joins it; resolves with its id. */
    create(argument: { member: MemberName; name: string }): Promise<string>;
    /** Resolves with null, or with why it failed. */
    join(argument: { member: MemberName; group: string }): Promise<{ kind: string; message: string } | null>;
    play(play: Play): void;
    stop(member: MemberName): void;
    /** Does something beside the plan. */
    do(argument: { member: MemberName; deed: Deed }): void;
    leave(member: MemberName): Promise<void>;
    progress(member: MemberName): Progress;
    diagnose(member: MemberName): Promise<Diagnosis>;
    /** Notes what the member sees now as its final view. */
    look(member: MemberName): void;
    /** The member's log; the member leaves and is forgotten. */
    finish(member: MemberName): Promise<Entry[]>;
}
