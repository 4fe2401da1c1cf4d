import type { Audience, Publisher } from '../../core/publisher';
import type { GroupKey } from '../../core/records';
import type { MeshMessage } from '../../wire/types';
import { Channel } from './channel';
import { FlushClock } from './flush-clock';
import type { Selection } from './selection';
import type { Subscriber } from './subscriber';

/** Is notified of the traffic in the fan-out. */
export interface FanOutObserver {
    /** New events of a group. */
    eventsIn(count: number): void;
    /** Messages, and the events in them, that were written to subscribers. */
    delivered(messages: number, events: number): void;
    /** A message was executed and serialised for one selection. */
    rendered(): void;
    /** Subscribers that were cut because they read too slowly. */
    dropped(count: number): void;
    /** An unexpected failure. */
    failed(thrown: unknown): void;
}

interface Group {
    readonly key: GroupKey;
    readonly channels: Map<string, Channel>;
}

/**
 * Pushes messages to subscribers. A message is executed and serialised once for each selection in its group, however
 * many subscribers share the selection. All messages of a few milliseconds leave in one write. The fan-out does not
 * retry and does not remember: a subscriber asks for missed messages from its position.
 */
export class FanOut implements Publisher {
    private readonly groups = new Map<string, Group>();
    private readonly waiting = new Set<Channel>();
    private readonly clock = new FlushClock(() => this.flush());
    private count = 0;

    public constructor(private readonly observer: FanOutObserver) {}

    /** The number of open subscriptions. */
    public get subscriptions(): number {
        return this.count;
    }

    /** Adds a subscriber to later messages. Returns a function that removes it. */
    public subscribe(key: GroupKey, selection: Selection, subscriber: Subscriber): () => void {
        const name = nameOf(key);
        const group = this.groups.get(name) ?? { key, channels: new Map<string, Channel>() };
        this.groups.set(name, group);
        const channel = group.channels.get(selection.key) ?? new Channel(selection);
        // From here on the channel's own key is used, so that a subscriber's equal key is not kept in memory.
        const selected = channel.selection.key;
        group.channels.set(selected, channel);
        this.flushChannel(channel);
        channel.add(subscriber);
        this.count += 1;
        let present = true;
        return () => {
            if (!present) return;
            present = false;
            this.count -= 1;
            channel.remove(subscriber);
            if (!channel.isEmpty) return;
            this.waiting.delete(channel);
            if (group.channels.get(selected) === channel) group.channels.delete(selected);
            if (group.channels.size === 0 && this.groups.get(name) === group) this.groups.delete(name);
        };
    }

    /** Queues a message for its subscribers. Never throws: a message that cannot be rendered is logged. */
    public publish(key: GroupKey, message: MeshMessage, audience: Audience): void {
        this.observer.eventsIn(message.batchEvent?.events.length ?? 0);
        const name = nameOf(key);
        const group = this.groups.get(name);
        if (group === undefined) return;
        for (const channel of group.channels.values()) {
            if (audience === 'without-event-data' && channel.selection.reads.eventData) continue;
            if (channel.selection.reads.payloadOf(message)) this.push(channel, message);
        }
        if (message.groupDissolve != null) this.end(name, group);
    }

    /** Ends every group for its subscribers, with a message to each, when the process ends. */
    public endAll(messageFor: (key: GroupKey) => MeshMessage): void {
        for (const { key } of [...this.groups.values()]) this.publish(key, messageFor(key), 'all');
        this.clock.stop();
    }

    private push(channel: Channel, message: MeshMessage): void {
        try {
            channel.push(message);
        } catch (thrown) {
            this.observer.failed(thrown);
            return;
        }
        this.observer.rendered();
        this.waiting.add(channel);
        this.clock.schedule();
    }

    /** The last message must leave before the subscriptions complete. */
    private end(name: string, group: Group): void {
        this.groups.delete(name);
        for (const channel of group.channels.values()) {
            this.flushChannel(channel);
            channel.complete();
        }
    }

    private flush(): void {
        for (const channel of this.waiting) this.flushChannel(channel);
    }

    private flushChannel(channel: Channel): void {
        if (!this.waiting.delete(channel)) return;
        const { messages, events, dropped } = channel.flush();
        this.observer.delivered(messages, events);
        if (dropped > 0) this.observer.dropped(dropped);
    }
}

/** One text as key. The length distinguishes an id that contains the separator. */
function nameOf({ id, domain }: GroupKey): string {
    return `${id.length}:${id}@${domain}`;
}
