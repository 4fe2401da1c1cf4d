import type { Position } from '../../wire/position';
import type { Membership } from '../api/membership';
import type { Inbound } from '../api/messages';
import type { BackendError } from '../backend/backend';
import type { Stop } from '../environment/environment';
import type { TransportName } from '../status/status';

/** What polling reports. After `close` it reports nothing. */
export interface PollEvents {
    /** A page, in order, and the position up to which it is complete. */
    onPage(inbound: readonly Inbound[], readUpTo: Position): void;
    /** A question failed; it is asked again. */
    onFailure(error: BackendError): void;
}

/** Port: receives by asking. test/client/transport-contract.ts holds the rules of both ports. */
export interface PollTransport {
    /** Begins to ask at the group's interval. Each question starts at `position()`. Called once. */
    open(membership: Membership, position: () => Position, events: PollEvents): void;
    /** Whether it asks at the group's interval, or only where `ask` is called. */
    setRegular(isRegular: boolean): void;
    /** Asks as soon as the question under way is over; resolves once that was answered, however often it had to ask. */
    ask(): Promise<void>;
    /** Stops at once. */
    close(): void;
}

/** How far a connection has come: being made, made but not acknowledged, acknowledged and subscribed. */
export type PushStage = 'connecting' | 'acknowledging' | 'subscribed';

/** Why a connection ended: it could not even be tried, it ended by itself, or it fell silent. */
export type PushEnding = 'forbidden' | 'closed' | 'silent';

/** The end of a connection. */
export interface PushEnd {
    readonly ending: PushEnding;
    /** For a person, in a sentence. */
    readonly reason: string;
}

/** What a source of pushes reports. */
export interface PushEvents {
    /** The connection got this far. `subscribed`: the other side acknowledged, and the subscription is sent. */
    onStage(stage: PushStage): void;
    /** A message, in order. */
    onMessage(inbound: readonly Inbound[]): void;
    /** Nothing came for so long that somebody should poll. Only from sources that cannot ask whether they are alive. */
    onQuiet(): void;
    /** It is over. Called once. */
    onClosed(end: PushEnd): void;
}

/** Port: one connection over which a backend pushes the group's messages. Retries nothing. */
export interface PushSource {
    readonly name: TransportName;
    /** Whether the connection names its member, so that the backend hears by it that the member is there. */
    readonly saysWhoListens: boolean;
    /** Connects and subscribes. Returns the function that ends it; after that, late events do no harm. */
    open(membership: Membership, events: PushEvents): Stop;
}
