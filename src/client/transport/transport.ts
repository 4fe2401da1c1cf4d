import type { Position } from '../../wire/position';
import type { BackendError } from '../backend/backend';
import type { Membership } from '../api/membership';
import type { Inbound } from '../api/messages';
import type { Batch, Receipt } from '../api/batch';
import type { TransportName } from '../status/status';
import type { PushEnd, PushStage } from './push-source';

/** Port: one way to send a group's messages, with the way to receive them that belongs to it. `close` is called once and always. */
export interface Transport {
    readonly name: TransportName;
    /** Sends one batch; resolves when the backend has taken it. @throws {BackendError} */
    send(membership: Membership, batch: Batch): Promise<Receipt>;
    /** Stops at once; nothing is brought afterwards. */
    close(): void;
}

/** What a transport that asks tells. After `close` it calls none of these. */
export interface PollEvents {
    /** A page, in order, and the position up to which it is complete. */
    onPage(inbound: readonly Inbound[], readUpTo: Position): void;
    /** A question failed; it is asked again. */
    onFailure(error: BackendError): void;
}

/** Port: a transport that asks. */
export interface PollTransport extends Transport {
    /** Begins to ask at the group's interval. Each question starts at `position()`. `open` is called once. */
    open(membership: Membership, position: () => Position, events: PollEvents): void;
    /** Whether it asks at the group's interval, or only where `ask` is called. */
    setRegular(isRegular: boolean): void;
    /** Asks as soon as the question under way is over; resolves once that was answered, however often it had to ask. */
    ask(): Promise<void>;
}

/** What a transport that is pushed to tells. After `close` it calls none of these. */
export interface PushTransportEvents {
    /** A message, in order. */
    onMessage(inbound: readonly Inbound[]): void;
    /** How far the connection has come. */
    onStage(stage: PushStage): void;
    /** The connection is over. */
    onClosed(end: PushEnd): void;
    /** Nothing was pushed for so long that somebody should ask whether there was something. */
    onQuiet(): void;
}

/** Port: a transport that is pushed to. test/client/transport-contract.ts holds the rules of both. */
export interface PushingTransport extends Transport {
    /** Connects and subscribes. `open` is called once. */
    open(membership: Membership, events: PushTransportEvents): void;
}
