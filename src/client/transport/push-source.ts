import type { Membership } from '../api/membership';
import type { PushedMessage } from '../api/messages';
import type { TransportName } from '../status/status';

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

/** How a push source tells what happens; after it was stopped it calls none of these. */
export interface PushEvents {
    /** It has come as far as this. `subscribed`: the other side acknowledged, and the subscription is sent. */
    onStage(stage: PushStage): void;
    onMessage(message: PushedMessage): void;
    /** Nothing came for so long that somebody should ask elsewhere whether there was something. Only from sources that cannot ask. */
    onQuiet?(): void;
    /** It is over. Called once. */
    onClosed(end: PushEnd): void;
}

/** Port: one connection over which a backend pushes the group's messages. Retries nothing. */
export interface PushSource {
    readonly name: TransportName;
    /** Whether the backend is told which member listens, and so hears by the connection that it is there. */
    readonly saysWhoListens: boolean;
    /** Connects and subscribes. Returns the function that ends it. */
    open(membership: Membership, events: PushEvents): () => void;
}
