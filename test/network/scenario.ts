// A scenario as data: who is in a group, what each does, and what the network does to each. The same scenario with the
// same seed does the same again.
import type { MemberName } from './history';
import type { NetworkBehaviour } from './proxy/behaviour';
import type { Deed } from './tab/deed';
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

/** What a member does at a moment beside its plan. */
interface PlannedDeed {
    readonly atMs: number;
    readonly member: MemberName;
    readonly deed: Deed;
}

/** What the group's teacher does at a moment, or what happens to the server. */
export interface GroupDeed {
    readonly atMs: number;
    readonly kind: 'pause' | 'go-on' | 'set-server-clock' | 'kill-server' | 'kill-redis';
}

/** The backend that a run is about; `redis` are several classroom servers that share their groups. */
export type BackendName = 'mesh' | 'part-one' | 'appsync' | 'redis';
/** The backend that a scenario runs against; `mesh-clock` is a classroom server whose clock can be set. */
export type LabBackend = BackendName | 'mesh-clock';

export interface Scenario {
    readonly title: string;
    readonly seed: number;
    readonly backend: LabBackend;
    /** The first is the host. */
    readonly members: readonly MemberPlan[];
    readonly faults: readonly Fault[];
    readonly deeds?: readonly PlannedDeed[];
    readonly groupDeeds?: readonly GroupDeed[];
    /** How long members fire, if they have not fired all of theirs before. */
    readonly playMs: number;
}
