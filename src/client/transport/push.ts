import type { Membership } from '../api/membership';
import type { Batch, Receipt } from '../api/batch';
import type { TransportName } from '../status/status';
import type { PushSource } from './push-source';
import type { PushTransportEvents, PushingTransport } from './transport';

/** Receives what a push source brings; sends over HTTPS, as every backend of the contract takes it. */
export class PushTransport implements PushingTransport {
    public readonly name: TransportName;
    private stop: () => void = () => undefined;
    private closed = false;

    public constructor(private readonly source: PushSource) {
        this.name = source.name;
    }

    public open(membership: Membership, events: PushTransportEvents): void {
        const unlessClosed = (run: () => void): void => {
            if (!this.closed) run();
        };
        this.stop = this.source.open(membership, {
            onStage: (stage) => unlessClosed(() => events.onStage(stage)),
            onMessage: (message) => unlessClosed(() => events.onMessage(membership.api.inboundOf(message))),
            onQuiet: () => unlessClosed(() => events.onQuiet()),
            onClosed: (end) => unlessClosed(() => events.onClosed(end)),
        });
        // The source may have failed before it returned.
        if (this.closed) this.stop();
    }

    public send({ api }: Membership, batch: Batch): Promise<Receipt> {
        return api.fire(batch);
    }

    public close(): void {
        this.closed = true;
        this.stop();
    }
}
