import { BATCH_MAX_EVENTS } from '../wire/limits';
import type { EventInput, SensorDataInput } from '../wire/types';
import { utf8Bytes } from '../wire/utf8';
import { OrderKeys } from './order-key';
import { BATCH_MAX_BYTES, OUTBOX_MAX_EVENTS } from './timing';

/** What one request carries: events, each with the variables that changed before it, and the changes after the last. */
export interface Batch {
    readonly events: readonly EventInput[];
    readonly writes: readonly SensorDataInput[];
    /** All variables of the sender as they are when it is sent. */
    readonly own: readonly SensorDataInput[];
}

/** A batch as it waits in the outbox. */
export type QueuedBatch = Omit<Batch, 'own'>;

/** What the backend said of a batch: the positions of one's own last writes, by name. */
export interface Receipt {
    readonly positions: ReadonlyMap<string, string>;
}

interface Queued {
    readonly event: EventInput;
    readonly bytes: number;
}

/** JSON around an event or a variable: names of fields, ids, times. */
const ENVELOPE_BYTES = 160;

/** One member's events and variable writes in the order in which they happened, until the backend has taken them. */
export class Outbox {
    private queue: Queued[] = [];
    private pending = new Map<string, SensorDataInput>();

    /** `keys` number the events: the same ones for as long as the sender has the same id. */
    public constructor(private readonly keys = new OrderKeys()) {}

    public get isEmpty(): boolean {
        return this.queue.length === 0 && this.pending.size === 0;
    }

    /** Queues an event together with the writes before it. False where the queue is full: then it is dropped. */
    public fire(eventName: string, payload: string, now: number): boolean {
        if (this.queue.length >= OUTBOX_MAX_EVENTS) return false;
        const event: EventInput = {
            eventName,
            payload,
            firedAt: new Date(now).toISOString(),
            orderKey: this.keys.next(now),
            ...(this.pending.size > 0 ? { data: [...this.pending.values()] } : {}),
        };
        this.pending = new Map();
        this.queue.push({ event, bytes: bytesOf(event) });
        return true;
    }

    /** Queues a write; a later one of the same name takes its place until an event is fired. */
    public write(key: string, value: string): void {
        this.pending.set(key, { key, value });
    }

    /** Queues that a variable is gone. */
    public remove(key: string): void {
        this.pending.set(key, { key, value: '', removed: true });
    }

    /** Takes the next batch: at most 1,000 events and 200 KiB, the writes behind them only when no event is left. */
    public take(): QueuedBatch {
        let bytes = 0;
        let count = 0;
        for (const queued of this.queue) {
            bytes += queued.bytes;
            // The first always goes, whatever its size: each event alone is within the limits.
            if (count > 0 && (bytes > BATCH_MAX_BYTES || count >= BATCH_MAX_EVENTS)) break;
            count += 1;
        }
        const events = this.queue.slice(0, count).map((queued) => queued.event);
        this.queue = this.queue.slice(count);
        if (this.queue.length > 0) return { events, writes: [] };
        const writes = [...this.pending.values()];
        this.pending = new Map();
        return { events, writes };
    }

    /** Forgets the events that wait; what they carry is still to be written. */
    public dropEvents(): void {
        const carried = this.queue.flatMap(({ event }) => event.data ?? []);
        this.pending = new Map([...carried.map((write) => [write.key, write] as const), ...this.pending]);
        this.queue = [];
    }

    /** Forgets everything that waits; how many events that were. */
    public clear(): number {
        const dropped = this.queue.length;
        this.queue = [];
        this.pending = new Map();
        return dropped;
    }
}

function bytesOf(event: EventInput): number {
    let bytes = ENVELOPE_BYTES + utf8Bytes(event.eventName) + utf8Bytes(event.payload ?? '');
    for (const { key, value } of event.data ?? []) bytes += ENVELOPE_BYTES + utf8Bytes(key) + utf8Bytes(value);
    return bytes;
}
