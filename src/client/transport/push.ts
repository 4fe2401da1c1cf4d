import type { Backend } from '../backend';
import type { Membership } from '../membership';
import { inboundOfMessage, lastPosition } from '../messages';
import type { Batch, Receipt } from '../outbox';
import type { TransportName } from '../status';
import type { PushSource } from './push-source';
import { fireEvents, sendBatch } from './send-batch';
import type { Transport, TransportEvents } from './transport';

/** Receives what a push source brings; sends over HTTPS, as every backend of the contract takes it. */
export class PushTransport implements Transport {
    public readonly name: TransportName;
    private stop: () => void = () => undefined;
    private closed = false;

    public constructor(
        private readonly source: PushSource,
        private readonly backend: Backend,
    ) {
        this.name = source.name;
    }

    public open(membership: Membership, _position: string, events: TransportEvents): void {
        this.stop = this.source.open(membership, {
            onStage: (stage) => {
                if (this.closed) return;
                events.onStage(stage);
                if (stage === 'subscribed') events.onOpen();
            },
            onMessage: (message) => {
                if (this.closed) return;
                const inbound = inboundOfMessage(message);
                events.onInbound(inbound, lastPosition(inbound));
            },
            onQuiet: () => {
                if (!this.closed) events.onQuiet?.();
            },
            onClosed: (end) => {
                if (!this.closed) events.onFailure({ kind: 'push', end });
            },
        });
        // The source may have failed before it returned.
        if (this.closed) this.stop();
    }

    public send(membership: Membership, batch: Batch): Promise<Receipt> {
        return sendBatch(this.backend, membership, batch, fireEvents(this.backend, membership));
    }

    public close(): void {
        this.closed = true;
        this.stop();
    }
}
