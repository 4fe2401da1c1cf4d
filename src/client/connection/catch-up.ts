import type { Membership } from '../membership';
import type { Inbound } from '../messages';
import type { Transport } from '../transport/transport';

/** What a question beside the pushed messages tells. */
export interface CatchUpEvents {
    /** It was answered. */
    onOpen(): void;
    onInbound(inbound: readonly Inbound[], position: string | null): void;
}

/** Asks once for everything behind a position while messages are pushed; the inbox drops what is pushed as well. */
export class CatchUp {
    private asked: Transport | null = null;

    public constructor(private readonly polling: () => Transport) {}

    public ask(membership: Membership, position: string, events: CatchUpEvents): void {
        this.close();
        const asked = this.polling();
        this.asked = asked;
        // A question without an answer is nobody's concern: the WebSocket shows by itself whether it lives.
        asked.open(membership, position, { ...events, onStage: () => undefined, onFailure: () => undefined });
        const done = () => asked.close();
        void asked.drain?.().then(done, done);
    }

    public close(): void {
        this.asked?.close();
        this.asked = null;
    }
}
