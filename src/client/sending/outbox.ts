import { BATCH_MAX_EVENTS } from '../../wire/limits';
import type { EventInput, SensorDataInput } from '../../wire/types';
import type { QueuedBatch } from '../api/batch';
import { jsonBytes } from '../../wire/utf8';
import { Allowance, type EventRate } from './event-rate';
import { OrderKeys } from '../api/order-key';
import { bytesOfWrites, isCarriable, joined, overlaid, portionsOf, put, type Writes } from './pending-writes';
import { BATCH_MAX_BYTES, OUTBOX_MAX_EVENTS } from '../environment/timing';
import { WaitingEvents, type Carrying } from './waiting-events';

/** What became of an event that was fired. */
export type Fired = 'queued' | 'merged' | 'dropped';

/** Events that count as equal. */
interface Kind {
    rate: EventRate;
    readonly allowance: Allowance;
    /** The newest of them that was queued. */
    newest: WaitingEvent | null;
}

/** An event that waits to be sent. */
interface WaitingEvent extends Carrying {
    readonly name: string;
    readonly payload: string;
    /** When it was fired, ms since 1970. */
    firedAt: number;
    readonly kind: Kind;
    /** False if it came too fast: then it waits for the allowance of its kind. */
    isAllowed: boolean;
}

/** JSON around an event: names of fields, ids, times. */
const ENVELOPE_BYTES = 160;

/** One member's events and variable writes in the order in which they happened, until the backend has taken them. */
export class Outbox {
    private readonly waiting = new WaitingEvents<WaitingEvent>();
    /** The kinds that cannot be forgotten yet: some of them wait, or went a moment ago. */
    private readonly kinds = new Map<string, Kind>();
    private pending: Writes = new Map();
    private ignoresRates = false;
    /** When the last event in a batch was fired. */
    private lastFiredAt = Number.NEGATIVE_INFINITY;

    /** `keys` number the events: the same ones for as long as the sender has the same id. */
    public constructor(private readonly keys = new OrderKeys()) {}

    public get isEmpty(): boolean {
        return this.waiting.size === 0 && this.pending.size === 0;
    }

    /**
     * Queues an event together with the writes before it. Beyond its rate it takes the place of the newest equal one
     * that waits, so that the last of a flood arrives and everything between sees the variables as they were; where none
     * waits, it is the one that does. Where the outbox is full it is dropped.
     */
    public fire(name: string, payload: string, now: number, rate: EventRate): Fired {
        const key = JSON.stringify([rate.cause, name, payload]);
        const kind = this.kinds.get(key) ?? { rate, allowance: new Allowance(rate, now), newest: null };
        kind.rate = rate;
        const isAllowed = kind.allowance.take(rate, now);
        const equal = kind.newest !== null && this.waiting.has(kind.newest) ? kind.newest : null;
        const merges = equal !== null && !(isAllowed && equal.isAllowed);
        if (merges) this.giveUp(equal);
        else if (this.waiting.size >= OUTBOX_MAX_EVENTS) return 'dropped';
        const inherits = merges && equal.isAllowed;
        kind.newest = { name, payload, firedAt: now, writes: this.pending, kind, isAllowed: isAllowed || inherits };
        this.pending = new Map();
        this.waiting.push(kind.newest);
        this.kinds.set(key, kind);
        return merges ? 'merged' : 'queued';
    }

    /** Queues a write; a later one of the same name takes its place until an event is fired. */
    public write(key: string, value: string): void {
        put(this.pending, { key, value });
    }

    /** Queues a start value. */
    public offer(key: string, value: string): void {
        put(this.pending, { key, value, initial: true });
    }

    /** Queues that a variable is gone. */
    public remove(key: string): void {
        put(this.pending, { key, value: '', removed: true });
    }

    /**
     * Takes the next batch: at most 1,000 events and 200 KiB, the writes behind them only when no event is left that may
     * go; null where nothing may. Events get their numbers here, so that a receiver finds no gap where events were merged.
     */
    public take(now: number): QueuedBatch | null {
        this.forgetKinds(now);
        let before: readonly SensorDataInput[] = [];
        const events: EventInput[] = [];
        let bytes = 0;
        for (const event of this.waiting) {
            if (!this.mayGo(event, now)) {
                this.pending = overlaid(this.waiting.unload(event), this.pending);
                continue;
            }
            const portions = portionsOf(event.writes);
            if (!isCarriable(portions)) {
                if (events.length > 0) return { before, events, writes: [] };
                before = portions.shift() ?? [];
                event.writes = joined(portions);
                if (portions.length > 0) return { before, events, writes: [] };
            }
            const input = inputOf(event, portions[0]);
            bytes += bytesOf(input);
            // The first always goes, whatever its size: each event alone is within the limits.
            if (events.length > 0 && (bytes > BATCH_MAX_BYTES || events.length >= BATCH_MAX_EVENTS))
                return { before, events, writes: [] };
            this.waiting.remove(event);
            this.lastFiredAt = event.firedAt;
            events.push({ ...input, orderKey: this.keys.next(event.firedAt) });
        }
        const [writes = [], ...more] = portionsOf(this.pending);
        this.pending = joined(more);
        return before.length + events.length + writes.length > 0 ? { before, events, writes } : null;
    }

    /** From now on no event waits for its rate, because the member is leaving. */
    public ignoreRates(): void {
        this.ignoresRates = true;
    }

    /** Forgets the events that wait; what they carry is still to be written. */
    public dropEvents(): void {
        for (const event of this.waiting) this.giveUp(event);
    }

    /** Forgets everything that waits; how many events that were. */
    public clear(): number {
        const dropped = this.waiting.size;
        this.dropEvents();
        this.pending = new Map();
        return dropped;
    }

    private giveUp(event: WaitingEvent): void {
        this.pending = overlaid(this.waiting.unload(event), this.pending);
        this.waiting.remove(event);
    }

    private mayGo(event: WaitingEvent, now: number): boolean {
        const { kind } = event;
        if (event.isAllowed) return true;
        event.isAllowed = this.ignoresRates || kind.allowance.take(kind.rate, now);
        // Others overtook it while it waited, so it counts as fired after them.
        event.firedAt = Math.max(event.firedAt, this.lastFiredAt);
        return event.isAllowed;
    }

    private forgetKinds(now: number): void {
        for (const [key, { rate, allowance, newest }] of this.kinds)
            if ((newest === null || !this.waiting.has(newest)) && allowance.isFull(rate, now)) this.kinds.delete(key);
    }
}

/** All variable writes of a batch, in order. */
export function writesOf({ before, events, writes }: QueuedBatch): SensorDataInput[] {
    return [...before, ...events.flatMap(({ data }) => data ?? []), ...writes];
}

function inputOf({ name, payload, firedAt }: WaitingEvent, data: SensorDataInput[] | undefined): EventInput {
    return { eventName: name, payload, firedAt: new Date(firedAt).toISOString(), ...(data && { data }) };
}

function bytesOf({ eventName, payload, data }: EventInput): number {
    return ENVELOPE_BYTES + jsonBytes(eventName) + jsonBytes(payload ?? '') + bytesOfWrites(data ?? []);
}
