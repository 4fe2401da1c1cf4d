// A scenario as data: who is in a group, what each does, and what the network does to each. The same scenario with the
// same seed does the same again.
import type { MemberName } from './history';
import type { NetworkBehaviour } from './proxy/behaviour';
import type { WebSocketSupport } from './tab/tab-calls';

/** A sleep of a member's device. */
export interface Sleep {
    readonly atMs: number;
    readonly forMs: number;
}

/** One member; times are milliseconds from the moment at which the group was created. */
export interface MemberPlan {
    readonly name: MemberName;
    readonly skewMs: number;
    readonly webSocket: WebSocketSupport;
    readonly forcePolling: boolean;
    /** The network before the first fault. */
    readonly network: NetworkBehaviour;
    readonly joinsAtMs: number;
    readonly leavesAtMs: number | null;
    readonly sleeps: readonly Sleep[];
    readonly eventsPerSecond: number;
    readonly sharedWritesPerSecond: number;
    readonly maxEvents: number;
}

/** What happens to the network of one member. */
export type FaultAction =
    | { readonly kind: 'set'; readonly behaviour: NetworkBehaviour }
    | { readonly kind: 'cut-web-sockets' }
    | { readonly kind: 'half-open' };

export interface Fault {
    readonly atMs: number;
    readonly member: MemberName;
    readonly action: FaultAction;
}

/** The backend that a scenario runs against. */
export type BackendName = 'mesh' | 'part-one' | 'appsync';

export interface Scenario {
    readonly title: string;
    readonly seed: number;
    readonly backend: BackendName;
    /** The first is the host. */
    readonly members: readonly MemberPlan[];
    readonly faults: readonly Fault[];
    /** How long members fire, if they have not fired all of theirs before. */
    readonly playMs: number;
}
