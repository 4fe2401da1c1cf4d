import type { BackendError } from '../backend';
import type { Environment } from '../environment';
import type { Inbound } from '../messages';
import type { Transport } from '../transport/transport';

/** What the connection asks of those around it. */
export interface ConnectionParts {
    readonly environment: Environment;
    /** A new transport that asks. */
    readonly polling: () => Transport;
    /** A new transport that is pushed to, or null where there is none. */
    readonly push: (() => Transport) | null;
    /** Sends something that comes back over the subscription. Failures are nobody's concern: the proof stays away. */
    readonly sendEcho: () => void;
    /** Takes what arrived, in order; a message may come twice. */
    readonly onInbound: (inbound: readonly Inbound[]) => void;
    /** The phase, the transport, its reason or the reachability changed. */
    readonly onChange: () => void;
    /** A poll failed; the connection goes on trying unless it is ended. */
    readonly onFailure: (error: BackendError) => void;
    readonly onSessionStart: () => void;
    readonly onSessionEnd: () => void;
}
