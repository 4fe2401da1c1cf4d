import type { BackendError } from '../backend/backend';
import type { Environment } from '../environment/environment';
import type { Membership } from '../api/membership';
import type { Inbound } from '../api/messages';
import type { PollTransport, PushSource } from '../transport/transport';
import type { History } from '../status/history';
import type { PushAttempts } from './push-attempts';

/** What the connections of one client have in common. */
export interface ConnectionBase {
    readonly environment: Environment;
    /** A new transport that asks. */
    readonly polling: () => PollTransport;
    /** Where pushes come from, or null where there are none. */
    readonly source: PushSource | null;
    readonly attempts: PushAttempts;
    readonly history: History;
}

/** What the connection asks of those around it. */
export interface ConnectionParts extends ConnectionBase {
    readonly membership: Membership;
    /** Sends something that comes back over the subscription. Failures do not matter: the proof is then missing. */
    readonly sendProbe: () => void;
    /** Takes what arrived, in each sender's order; an item may come twice. */
    readonly onInbound: (inbound: readonly Inbound[]) => void;
    /** The transport, its reason, the reachability or the history changed. */
    readonly onChange: () => void;
    /** A poll failed; the connection keeps trying unless it is closed. */
    readonly onFailure: (error: BackendError) => void;
}
