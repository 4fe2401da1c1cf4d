import type { Batch, Receipt } from '../outbox';
import type { BackendError } from '../backend';
import type { Inbound } from '../messages';
import type { Membership } from '../membership';
import type { TransportName } from '../status';

/** How a transport tells what happens. After `close` it calls none of these. */
export interface TransportEvents {
    /** What arrived, in order, with the position that it reaches, or null where that is unknown. */
    onInbound(inbound: readonly Inbound[], position: string | null): void;
    /** It is open, as far as it can tell without a round trip of the application. */
    onOpen(): void;
    /** It does not work (any more); the reason is a sentence. A transport that retries by itself goes on nevertheless. */
    onFailure(reason: string, error: BackendError | null): void;
}

/**
 * Port: one way to receive a group's messages, and the way to send that belongs to it.
 * `open` is called once; `close` once and always. test/client/transport-contract.ts holds the rules.
 */
export interface Transport {
    readonly name: TransportName;
    /** Begins to bring everything behind `position`. */
    open(membership: Membership, position: string, events: TransportEvents): void;
    /** Sends one batch; resolves when the backend has taken it. @throws {BackendError} */
    send(membership: Membership, batch: Batch): Promise<Receipt>;
    /** Brings everything up to now, then resolves. Only where the transport can ask. @throws {BackendError} */
    drain?(): Promise<void>;
    /** Stops at once; nothing is brought afterwards. */
    close(): void;
}
