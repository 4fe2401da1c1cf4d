import { fullId } from '../core/group-life';
import type { Audience, Publisher } from '../core/publisher';
import type { GroupKey } from '../core/records';
import type { PageMessage } from './page-messages';

/** A message of a group, of this page or another one. The schema reads its payload. */
export type GroupMessage = Extract<PageMessage, { kind: 'publish' }>['message'];

/** A subscription in this page. */
export interface Subscriber {
    readonly readsEventData: boolean;
    take(message: GroupMessage): void;
    /** The group has ended, or the page is closed. */
    end(): void;
}

/** Pushes a group's messages to this page's subscribers, and forwards those of its own groups to the other pages. */
export class PagePublisher implements Publisher {
    private readonly groups = new Map<string, Set<Subscriber>>();

    /** @param forward sends a message to all other pages */
    public constructor(private readonly forward: (message: GroupMessage, audience: Audience) => void) {}

    /** Publishes a message of a group of this page. */
    public publish(key: GroupKey, message: GroupMessage, audience: Audience): void {
        this.deliver(key, message, audience);
        this.forward(message, audience);
    }

    /** Gives a message to the subscribers of this page. The one that ends the group ends their subscriptions. */
    public deliver(key: GroupKey, message: GroupMessage, audience: Audience): void {
        for (const subscriber of [...(this.groups.get(fullId(key)) ?? [])]) {
            if (audience === 'all' || !subscriber.readsEventData) subscriber.take(message);
            if (message['groupDissolve'] != null) subscriber.end();
        }
    }

    /** Gives a subscriber the messages of a group from now on. Returns the function that stops it. */
    public subscribe(key: GroupKey, subscriber: Subscriber): () => void {
        const name = fullId(key);
        const subscribers = this.groups.get(name) ?? new Set();
        this.groups.set(name, subscribers.add(subscriber));
        return () => {
            subscribers.delete(subscriber);
            if (subscribers.size === 0 && this.groups.get(name) === subscribers) this.groups.delete(name);
        };
    }

    /** Ends every subscription. */
    public close(): void {
        for (const subscribers of [...this.groups.values()])
            for (const subscriber of [...subscribers]) subscriber.end();
    }
}
