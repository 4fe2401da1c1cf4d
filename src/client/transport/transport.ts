import type { BackendError } from '../backend';
import type { Membership } from '../membership';
import type { Inbound } from '../messages';
import type { Batch, Receipt } from '../outbox';
import type { TransportName } from '../status';
import type { PushEnd, PushStage } from './push-source';

/** Why a transport does not work (any more). */
export type TransportFailure =
    /** A request failed; a transport that asks goes on asking nevertheless. */
    | { readonly kind: 'request'; readonly error: BackendError }
    /** The connection over which it was pushed to is over. */
    | { readonly kind: 'push'; readonly end: PushEnd };

/** How a transport tells what happens. After `close` it calls none of these. */
export interface TransportEvents {
    /** What arrived, in order, with the position that it reaches, or null where that is unknown. */
    onInbound(inbound: readonly Inbound[], position: string | null): void;
    /** It is open, as far as it can tell without a round trip of the application. */
    onOpen(): void;
    /** How far the connection of one that is pushed to has come. */
    onStage(stage: PushStage): void;
    onFailure(failure: TransportFailure): void;
    /** Nothing was pushed for so long that it should be asked whether there was something. */
    onQuiet?(): void;
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
    /** Asks now instead of when it is due. Only where the transport can ask. */
    hurry?(): void;
    /** Stops at once; nothing is brought afterwards. */
    close(): void;
}
