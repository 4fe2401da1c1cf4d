import { BackendError } from '../backend/backend';
import type { Environment, Stop } from '../environment/environment';
import { failureOf } from '../backend/failures';
import type { Outbox } from './outbox';
import type { QueuedBatch, Receipt } from '../api/batch';
import { RETRY_FIRST_MS, RETRY_LONGEST_MS, backoffMs } from '../environment/timing';

/** Refusals that may concern a single item of a batch. */
const OF_AN_ITEM: ReadonlySet<string | null> = new Set(['ValidationError', 'BadRequest', null]);

const NOTHING: QueuedBatch = { before: [], events: [], writes: [] };

/** What the sender asks of those around it. */
export interface OutboxSenderParts {
    readonly outbox: Outbox;
    readonly environment: Environment;
    /** The clock by which events are fired, ms. */
    readonly now: () => number;
    /** How long a batch is gathered from its first entry on, ms. */
    readonly batchIntervalMs: number;
    /** Sends one batch. @throws {BackendError} */
    readonly send: (batch: QueuedBatch) => Promise<Receipt>;
    readonly onSent: (batch: QueuedBatch, receipt: Receipt) => void;
    /** The batch was refused for good and is lost: a single item, unless the refusal is of the sender as such. */
    readonly onRefused: (batch: QueuedBatch, error: BackendError) => void;
    /** The batch did not get through; the same batch is sent again. */
    readonly onDelayed: (error: BackendError) => void;
}

/**
 * Sends what the outbox gathers: one request in flight, the same batch again until the backend has taken or refused
 * it, so that a sender's order holds whatever gets lost on the way.
 */
export class OutboxSender {
    /** The batch that is being sent; in parts where it was refused as a whole. */
    private current: QueuedBatch[] = [];
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
        if (this.scheduled || this.current.length > 0 || this.stopped) return;
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

    /** Repeats a failed batch at once, because the network may be back. */
    public retryNow(): void {
        if (!this.scheduled || this.current.length === 0 || this.stopped) return;
        this.stopTimer();
        void this.sendNext();
    }

    /** Events that left the outbox, and that the backend has not taken as far as is known. */
    public get unsettled(): number {
        return this.current.reduce((count, { events }) => count + events.length, 0);
    }

    /** Stops; what waits stays in the outbox. */
    public stop(): void {
        this.stopped = true;
        this.stopTimer();
        this.onDone?.();
    }

    private get isDone(): boolean {
        return this.stopped || (this.current.length === 0 && this.parts.outbox.isEmpty);
    }

    private schedule(ms: number): void {
        this.scheduled = true;
        this.stopTimer = this.parts.environment.after(ms, () => void this.sendNext());
    }

    private async sendNext(): Promise<void> {
        this.scheduled = false;
        const batch = this.next();
        // The remaining events wait for their rate.
        if (batch === null && !this.parts.outbox.isEmpty) this.schedule(this.parts.batchIntervalMs);
        if (batch === null) return;
        const answer = await this.answerTo(batch);
        if (this.stopped) return;
        try {
            this.take(batch, answer);
        } finally {
            // Also if a callback threw.
            if (this.isDone) this.onDone?.();
            else if (!this.scheduled) this.schedule(this.onDone === null ? this.parts.batchIntervalMs : 0);
        }
    }

    private take(batch: QueuedBatch, answer: Receipt | BackendError): void {
        if (!(answer instanceof BackendError)) {
            this.settle();
            this.parts.onSent(batch, answer);
        } else if (answer.passing) this.retry(answer);
        else this.refuse(batch, answer);
    }

    /** What goes next: the same batch until it is settled. */
    private next(): QueuedBatch | null {
        const [current] = this.current;
        if (current !== undefined) return current;
        const taken = this.parts.outbox.take(this.parts.now());
        if (taken !== null) this.current = [taken];
        return taken;
    }

    /** The backend's answer. An unreadable answer is a failure like others: nothing stops the sender. */
    private async answerTo(batch: QueuedBatch): Promise<Receipt | BackendError> {
        try {
            return await this.parts.send(batch);
        } catch (error) {
            const failure = failureOf(error);
            if (failure !== error && this.failures === 0) this.parts.environment.warn(String(error));
            return failure;
        }
    }

    /** A backend that refuses a whole batch for one item in it is given the batch in halves, so that only that one is lost. */
    private refuse(batch: QueuedBatch, error: BackendError): void {
        this.settle();
        const halves = OF_AN_ITEM.has(error.errorType) ? halvesOf(batch) : [];
        if (halves.length === 0) this.parts.onRefused(batch, error);
        else this.current.unshift(...halves);
    }

    private settle(): void {
        this.current.shift();
        this.failures = 0;
    }

    private retry(error: BackendError): void {
        this.failures += 1;
        const { environment, onDelayed } = this.parts;
        this.schedule(backoffMs(this.failures, RETRY_FIRST_MS, RETRY_LONGEST_MS, environment.random()));
        onDelayed(error);
    }
}

/** A batch in parts that keep its order; none where it holds a single item. */
function halvesOf({ before, events, writes }: QueuedBatch): QueuedBatch[] {
    const parts: QueuedBatch[] = [
        { ...NOTHING, before },
        { ...NOTHING, events },
        { ...NOTHING, writes },
    ].filter((part) => sizeOf(part) > 0);
    if (parts.length > 1) return parts;
    const size = sizeOf({ before, events, writes });
    if (size < 2) return [];
    const middle = Math.ceil(size / 2);
    return [
        { before: before.slice(0, middle), events: events.slice(0, middle), writes: writes.slice(0, middle) },
        { before: before.slice(middle), events: events.slice(middle), writes: writes.slice(middle) },
    ];
}

function sizeOf({ before, events, writes }: QueuedBatch): number {
    return before.length + events.length + writes.length;
}
