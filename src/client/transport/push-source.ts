import type { Membership } from '../membership';
import type { PushedMessage } from '../messages';
import type { TransportName } from '../status';

/** How a push source tells what happens; after it was stopped it calls none of these. */
export interface PushEvents {
    /** The other side acknowledged the connection and the subscription is sent. */
    onAcknowledged(): void;
    onMessage(message: PushedMessage): void;
    /** It is over, for whatever reason; said in a sentence. Called once. */
    onClosed(reason: string): void;
}

/** Port: one connection over which a backend pushes the group's messages. Retries nothing. */
export interface PushSource {
    readonly name: TransportName;
    /** Connects and subscribes. Returns the function that ends it. */
    open(membership: Membership, events: PushEvents): () => void;
}
