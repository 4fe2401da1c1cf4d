import type { MeshMessage } from '../../wire/types';
import { messageFrames } from './push-frames';
import type { Selection } from './selection';
import type { Subscriber } from './subscriber';

/**
 * Bytes that may wait for one subscriber: about four seconds of the busiest group, or a thousand seconds of a usual
 * one.
 */
export const WAITING_MAX_BYTES = 1024 * 1024;

/** The number of messages and events that one flush sent, for the metrics. */
export interface Delivered {
    readonly messages: number;
    readonly events: number;
    readonly dropped: number;
}

/** The subscribers of one group with the same selection, and the messages that wait for them. */
export class Channel {
    private readonly byStart = new Map<string, Set<Subscriber>>();
    private waiting: Buffer[] = [];
    private waitingEvents = 0;

    public constructor(public readonly selection: Selection) {}

    /** Whether no subscriber is left. */
    public get isEmpty(): boolean {
        return this.byStart.size === 0;
    }

    /** Adds a subscriber. The caller must flush first, because the subscriber must not get earlier messages. */
    public add(subscriber: Subscriber): void {
        const same = this.byStart.get(subscriber.messageStart);
        if (same === undefined) this.byStart.set(subscriber.messageStart, new Set([subscriber]));
        else same.add(subscriber);
    }

    /** Removes a subscriber. */
    public remove(subscriber: Subscriber): void {
        const same = this.byStart.get(subscriber.messageStart);
        if (same?.delete(subscriber) === true && same.size === 0) this.byStart.delete(subscriber.messageStart);
    }

    /** Renders a message, once for all subscribers. */
    public push(message: MeshMessage): void {
        this.waiting.push(Buffer.from(this.selection.render(message)));
        this.waitingEvents += message.batchEvent?.events.length ?? 0;
    }

    /** Sends the waiting messages: one buffer per protocol and operation id, one write per subscriber. */
    public flush(): Delivered {
        const payloads = this.waiting;
        const events = this.waitingEvents;
        this.waiting = [];
        this.waitingEvents = 0;
        let reached = 0;
        let dropped = 0;
        if (payloads.length > 0)
            for (const [messageStart, subscribers] of this.byStart) {
                const frames = messageFrames(messageStart, payloads);
                for (const subscriber of subscribers) {
                    if (subscriber.waitingBytes > WAITING_MAX_BYTES) {
                        // It stays in the channel until its close is complete, but counts only once.
                        if (subscriber.dropSlow(subscriber.waitingBytes)) dropped += 1;
                        continue;
                    }
                    subscriber.write(frames);
                    reached += 1;
                }
            }
        return { messages: reached * payloads.length, events: reached * events, dropped };
    }

    /** Ends every subscription. */
    public complete(): void {
        for (const subscribers of [...this.byStart.values()])
            for (const subscriber of [...subscribers]) subscriber.complete();
        this.byStart.clear();
    }
}
