import { BackendError } from './backend';
import type { Environment, Stop } from './environment';
import type { Outbox, QueuedBatch, Receipt } from './outbox';
import { RETRY_FIRST_MS, RETRY_LONGEST_MS, backoffMs } from './timing';

/** What the sender asks of those around it. */
export interface OutboxSenderParts {
    readonly outbox: Outbox;
    readonly environment: Environment;
    /** How long a batch is gathered from its first entry on, ms. */
    readonly batchIntervalMs: number;
    /** Sends one batch. @throws {BackendError} */
    readonly send: (batch: QueuedBatch) => Promise<Receipt>;
    readonly onSent: (batch: QueuedBatch, receipt: Receipt) => void;
    /** The batch was refused for good and is lost. */
    readonly onRefused: (batch: QueuedBatch, error: BackendError) => void;
    /** The batch did not get through; the same batch is sent again. */
    readonly onDelayed: (error: BackendError) => void;
}

/**
 * Sends what the outbox gathers: one request in flight, the same batch again until the backend has taken or refused
 * it, so that a sender's order holds whatever gets lost on the way.
 */
export class OutboxSender {
    private current: QueuedBatch | null = null;
    private failures = 0;
    private scheduled = false;
    private stopped = false;
    private stopTimer: Stop = () => undefined;
    /** Set while somebody waits for the last batch. */
    private onDone: (() => void) | null = null;
    private stopFlush: Stop = () => undefined;

    public constructor(private readonly parts: OutboxSenderParts) {}

    /**
     * Something was queued. It goes a whole interval after the first entry of its batch, never sooner: so each batch
     * takes equally long, and the receivers can keep the rhythm in which events were fired.
     */
    public wake(): void {
        if (this.scheduled || this.current !== null || this.stopped) return;
        this.schedule(this.parts.batchIntervalMs);
    }

    /** Sends what waits without delay; resolves when all of it is sent or refused, or after `ms` milliseconds. */
    public async flush(ms: number): Promise<void> {
        if (this.isDone) return;
        if (this.scheduled) {
            this.stopTimer();
            void this.sendNext();
        }
        await new Promise<void>((resolve) => {
            this.onDone = resolve;
            this.stopFlush = this.parts.environment.after(ms, resolve);
        });
        this.stopFlush();
    }

    /** Sends a batch that failed again at once: the network may be back. */
    public hurry(): void {
        if (!this.scheduled || this.current === null || this.stopped) return;
        this.stopTimer();
        void this.sendNext();
    }

    /** Stops; what waits stays in the outbox. */
    public stop(): void {
        this.stopped = true;
        this.stopTimer();
        this.onDone?.();
    }

    private get isDone(): boolean {
        return this.stopped || (this.current === null && this.parts.outbox.isEmpty);
    }

    private schedule(ms: number): void {
        this.scheduled = true;
        this.stopTimer = this.parts.environment.after(ms, () => void this.sendNext());
    }

    private async sendNext(): Promise<void> {
        this.scheduled = false;
        const { outbox, environment } = this.parts;
        this.current ??= outbox.take(environment.now());
        const batch = this.current;
        // What is left waits for its rate.
        if (batch === null && !outbox.isEmpty) this.schedule(this.parts.batchIntervalMs);
        if (batch === null) return;
        try {
            const receipt = await this.parts.send(batch);
            if (this.stopped) return;
            this.settle();
            this.parts.onSent(batch, receipt);
        } catch (error) {
            if (this.stopped) return;
            if (!(error instanceof BackendError)) throw error;
            if (error.passing) this.retry(error);
            else {
                this.settle();
                this.parts.onRefused(batch, error);
            }
        }
        if (this.isDone) this.onDone?.();
        else if (this.current === null) this.schedule(this.onDone === null ? this.parts.batchIntervalMs : 0);
    }

    private settle(): void {
        this.current = null;
        this.failures = 0;
    }

    private retry(error: BackendError): void {
        this.failures += 1;
        const { environment, onDelayed } = this.parts;
        this.schedule(backoffMs(this.failures, RETRY_FIRST_MS, RETRY_LONGEST_MS, environment.random()));
        onDelayed(error);
    }
}
