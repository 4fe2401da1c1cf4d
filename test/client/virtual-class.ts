// Members of a group in virtual time: outboxes that send in batches, a network that can be stopped, and projects that
// show one start of a hat a frame. No clock, no socket and no VM runs here: an hour takes a second.
import { Inbox } from '../../src/client/delivery/inbox';
import { rateOf } from '../../src/client/sending/event-rate';
import { VariableView } from '../../src/client/variables/group-variables';
import type { Inbound } from '../../src/client/api/messages';
import { Outbox } from '../../src/client/sending/outbox';
import type { QueuedBatch } from '../../src/client/api/batch';
import { positionOf } from '../../src/wire/position';

/** How events come to the receiver, and what it can show. */
export interface Conditions {
    /** Milliseconds between two polls; 0 where it is pushed to. */
    readonly pollMs: number;
    readonly framesPerSecond: number;
    /** Frames that fit into the time of one: what a fast device can run when more are asked for. */
    readonly framesPerTick: number;
}

/** An event as it was sent. */
export interface Sent {
    readonly name: string;
    readonly firedAt: number;
}

/** An event as a project saw it. */
export interface Shown {
    readonly sender: string;
    readonly name: string;
    /** What its sender sent in that place, if all is well the same event. */
    readonly sent: Sent | undefined;
    readonly at: number;
    /** The sender's variable `of <sender>` as the scripts of that event saw it. */
    readonly value: string | undefined;
}

/** From `from` on nothing gets through, until at `to` all of it does. */
export interface Outage {
    readonly from: number;
    readonly to: number;
}

const BATCH_MS = 250;
const NETWORK_MS = 20;
const PUSHED: Conditions = { pollMs: 0, framesPerSecond: 30, framesPerTick: 25 };

/** Somebody whose project fires. */
export class VirtualSender {
    private readonly outbox = new Outbox();
    private batchAt: number | null = null;
    private current: QueuedBatch | null = null;
    /** Where its requests are refused for a while, as in a pause: the batch goes again, the rest waits. */
    public paused: Outage = { from: 0, to: 0 };
    public readonly sent: Sent[] = [];
    public merged = 0;
    public fired = 0;

    public constructor(public readonly name: string) {}

    /** Sets its variable to the event's number, if it sets any, and fires. */
    public fire(event: string, now: number, sets = false): void {
        this.fired += 1;
        if (sets) this.outbox.write(`of ${this.name}`, String(this.fired));
        if (this.outbox.fire(event, '', now, rateOf('own', 2)) === 'merged') this.merged += 1;
        this.batchAt ??= now + BATCH_MS;
    }

    /** Its person stops the project: what waits is dropped. */
    public stop(): void {
        this.outbox.dropEvents();
    }

    /** What it sends at `now`, or null. */
    public send(now: number): QueuedBatch | null {
        if (this.batchAt === null || now < this.batchAt) return null;
        this.current ??= this.outbox.take(now);
        if (this.current === null) {
            this.batchAt = now + BATCH_MS;
            return null;
        }
        if (now >= this.paused.from && now < this.paused.to) return null;
        const batch = this.current;
        for (const { eventName, firedAt } of batch.events)
            this.sent.push({ name: eventName, firedAt: Date.parse(firedAt) });
        this.current = null;
        this.batchAt = this.outbox.isEmpty ? null : now + BATCH_MS;
        return batch;
    }
}

interface Travelling {
    readonly at: number;
    readonly inbound: readonly Inbound[];
}

/** Plays a group, a millisecond at a time, and keeps what the receiver's project saw. */
export class VirtualClass {
    public readonly shown: Shown[] = [];
    public missed = 0;
    private readonly view = new VariableView('receiver');
    private readonly inbox: Inbox;
    private readonly travelling: Travelling[] = [];
    private readonly counts = new Map<string, number>();
    private nextFrame = 0;
    private nextPoll = 0;
    public now = 0;
    /** The network lets nothing through to the receiver. */
    public stall: Outage = { from: 0, to: 0 };
    /** The receiver's tab is hidden: it runs no frames. */
    public hidden: Outage = { from: 0, to: 0 };

    public constructor(
        private readonly senders: readonly VirtualSender[],
        /** What the senders' projects do at `now`: called each millisecond. */
        private readonly script: (now: number) => void,
        private readonly conditions: Conditions = PUSHED,
    ) {
        this.inbox = new Inbox({
            own: 'receiver',
            variables: this.view,
            rhythmMs: BATCH_MS + 2_200 + 250,
            gatheredMs: () => BATCH_MS + conditions.pollMs * 1.1,
            joinedAt: positionOf('EVENT#'),
        });
    }

    /** Plays up to `until` (ms). */
    public play(until: number): void {
        for (; this.now < until; this.now += 1) {
            this.script(this.now);
            for (const sender of this.senders) this.transmit(sender);
            this.receive();
            if (this.now >= this.nextFrame) this.tick();
        }
    }

    /** The longest time from firing to showing among the events shown from `from` to `to`, ms; of one sender, or of all. */
    public longestLag(from: number, to: number, name?: string): number {
        const lags = this.shown
            .filter(({ at, sender }) => at >= from && at < to && (name ?? sender) === sender)
            .map(({ at, sent }) => at - (sent?.firedAt ?? 0));
        return Math.max(...lags);
    }

    /** What was shown of one sender. */
    public shownOf(name: string): Shown[] {
        return this.shown.filter(({ sender }) => sender === name);
    }

    private transmit(sender: VirtualSender): void {
        const batch = sender.send(this.now);
        if (batch === null) return;
        const inbound = batch.events.map(({ eventName, firedAt, orderKey, data }): Inbound => ({
            kind: 'event',
            event: {
                name: eventName,
                payload: '',
                sender: sender.name,
                orderKey: orderKey ?? null,
                cursor: null,
                firedAt: Date.parse(firedAt),
                changes: (data ?? []).map(({ key, value }) => ({
                    key,
                    value,
                    removed: false,
                    initial: false,
                    position: null,
                })),
            },
        }));
        this.travelling.push({ at: this.now + NETWORK_MS, inbound });
    }

    private receive(): void {
        const { pollMs } = this.conditions;
        if (isIn(this.stall, this.now) || (pollMs > 0 && this.now < this.nextPoll)) return;
        this.nextPoll = this.now + pollMs;
        let next = this.travelling[0];
        // Pushed messages are read one by one, a millisecond each; a poll brings all there is.
        while (next !== undefined && next.at <= this.now) {
            this.missed += this.inbox.accept(next.inbound, this.now).lost;
            this.travelling.shift();
            if (pollMs === 0) return;
            next = this.travelling[0];
        }
    }

    private tick(): void {
        this.nextFrame = this.now + 1000 / this.conditions.framesPerSecond;
        if (isIn(this.hidden, this.now)) return;
        let more = true;
        for (let frame = 0; more && frame < this.conditions.framesPerTick; frame += 1) more = this.frame();
    }

    private frame(): boolean {
        const started = new Map<string, { sender: string; name: string }>();
        const more = this.inbox.deliver(this.now, ({ name, sender }) => {
            if (started.has(name)) return false;
            started.set(name, { sender, name });
            return true;
        });
        for (const { sender, name } of started.values()) this.note(sender, name);
        return more;
    }

    private note(name: string, event: string): void {
        const place = this.counts.get(name) ?? 0;
        this.counts.set(name, place + 1);
        const sent = this.senders.find((sender) => sender.name === name)?.sent[place];
        this.shown.push({ sender: name, name: event, sent, at: this.now, value: this.view.get(`of ${name}`) });
    }
}

function isIn({ from, to }: Outage, now: number): boolean {
    return now >= from && now < to;
}
