import type { Audience, Publisher } from '../core/publisher';
import type { GroupKey } from '../core/records';
import type { MeshMessage } from '../wire/types';
import { MessageQueue } from './message-queue';

interface Subscriber {
    readonly readsEventData: boolean;
    readonly queue: MessageQueue<MeshMessage>;
}

/** Pushes a group's messages to the subscribers of this page, and passes on what its own groups say to the other pages. */
export class PagePublisher implements Publisher {
    private readonly groups = new Map<string, Set<Subscriber>>();

    /** @param tellOthers says a message to all other pages */
    public constructor(private readonly tellOthers: (message: MeshMessage, audience: Audience) => void) {}

    /** Publishes what happened in a group of this page. */
    public publish(key: GroupKey, message: MeshMessage, audience: Audience): void {
        this.deliver(key, message, audience);
        this.tellOthers(message, audience);
    }

    /** Gives a message to the subscribers of this page. The one that ends the group ends their streams. */
    public deliver(key: GroupKey, message: MeshMessage, audience: Audience): void {
        for (const subscriber of [...(this.groups.get(nameOf(key)) ?? [])]) {
            if (audience === 'all' || !subscriber.readsEventData) subscriber.queue.push(message);
            if (message.groupDissolve != null) subscriber.queue.end();
        }
    }

    /** The messages of a group from now on. */
    public subscribe(key: GroupKey, readsEventData: boolean): MessageQueue<MeshMessage> {
        const name = nameOf(key);
        const subscribers = this.groups.get(name) ?? new Set();
        this.groups.set(name, subscribers);
        const queue = new MessageQueue<MeshMessage>(() => {
            subscribers.delete(subscriber);
            if (subscribers.size === 0 && this.groups.get(name) === subscribers) this.groups.delete(name);
        });
        const subscriber = { readsEventData, queue };
        subscribers.add(subscriber);
        return queue;
    }

    /** Ends every stream. */
    public close(): void {
        for (const subscribers of [...this.groups.values()]) for (const { queue } of [...subscribers]) queue.end();
    }
}

function nameOf({ id, domain }: GroupKey): string {
    return `${id}@${domain}`;
}
