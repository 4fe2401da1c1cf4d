// Pushes a message to all subscribers of its group: executed, serialised and framed once for each selection.
import type { Duplex } from 'node:stream';
import type { ExecutionResult } from 'graphql';
import type { Audience, Publisher } from '../core/publisher';
import type { GroupKey } from '../core/records';
import type { Selection } from '../wire/selection';
import type { MeshMessage } from '../wire/types';
import type { PreparedOperation } from './document-cache';
import { textFrame } from './text-frame';

/** How long frames are gathered so that a socket is written once, ms: unnoticed beside a sender's batch interval. */
const GATHER_MS = 5;
/** Bytes that may wait for a slow subscriber: about a minute of a busy group. Beyond, it is closed and resumes later. */
export const SLOW_SUBSCRIBER_BYTES = 1024 * 1024;

/** One subscription on one socket. */
export interface Subscriber {
    /** The id that the client gave the operation. */
    readonly id: string;
    readonly socket: Duplex;
    /** Whether data may still be written. */
    isOpen(): boolean;
    /** Ends the subscription: the group is over. */
    complete(): void;
    /** Closes the connection, because it takes less than it is sent. */
    closeSlow(): void;
}

/** Counts for `/metrics`. */
export interface FanOutCounts {
    executed: number;
    delivered: number;
    droppedSubscribers: number;
}

interface Channel {
    readonly operation: PreparedOperation;
    readonly selection: Selection;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly subscribers: Set<Subscriber>;
    /** Serialised results that wait to be sent. */
    pending: string[];
    ended: boolean;
}

/** What a subscription asks for. */
export interface Subscription {
    readonly group: GroupKey;
    readonly operation: PreparedOperation;
    readonly selection: Selection;
    /** Equal for subscriptions that read the same of the same group. */
    readonly selectionKey: string;
    readonly variables: Readonly<Record<string, unknown>>;
}

/** The Publisher of a process whose subscribers hang on its own sockets. */
export class FanOut implements Publisher {
    public readonly counts: FanOutCounts = { executed: 0, delivered: 0, droppedSubscribers: 0 };
    private readonly groups = new Map<string, { key: GroupKey; channels: Map<string, Channel> }>();
    private readonly waiting = new Set<Channel>();
    private timer: NodeJS.Timeout | null = null;
    private subscriberCount = 0;

    public constructor(private readonly onError: (error: unknown) => void) {}

    /** Subscribers of all groups. */
    public get subscribers(): number {
        return this.subscriberCount;
    }

    /** The groups that somebody subscribes to. */
    public groupKeys(): GroupKey[] {
        return [...this.groups.values()].map(({ key }) => key);
    }

    /** Adds a subscriber. Returns the function that removes it. */
    public add(subscription: Subscription, subscriber: Subscriber): () => void {
        const groupId = idOf(subscription.group);
        const group = this.groups.get(groupId) ?? { key: subscription.group, channels: new Map<string, Channel>() };
        this.groups.set(groupId, group);
        const channel = group.channels.get(subscription.selectionKey) ?? {
            operation: subscription.operation,
            selection: subscription.selection,
            variables: subscription.variables,
            subscribers: new Set<Subscriber>(),
            pending: [],
            ended: false,
        };
        group.channels.set(subscription.selectionKey, channel);
        // What waits was published before this subscription: it is not for the newcomer.
        if (channel.pending.length > 0) this.flush();
        channel.subscribers.add(subscriber);
        this.subscriberCount += 1;
        return () => {
            if (!channel.subscribers.delete(subscriber)) return;
            this.subscriberCount -= 1;
            if (channel.subscribers.size > 0) return;
            if (group.channels.get(subscription.selectionKey) === channel)
                group.channels.delete(subscription.selectionKey);
            if (group.channels.size === 0 && this.groups.get(groupId) === group) this.groups.delete(groupId);
        };
    }

    public publish(key: GroupKey, message: MeshMessage, audience: Audience): void {
        const group = this.groups.get(idOf(key));
        if (group === undefined) return;
        for (const channel of group.channels.values()) {
            if (isFor(channel.selection, message, audience)) this.execute(channel, message);
            if (message.groupDissolve) channel.ended = true;
            this.waiting.add(channel);
        }
        this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
    }

    /** Sends what was gathered. */
    public flush(): void {
        if (this.timer !== null) clearTimeout(this.timer);
        this.timer = null;
        for (const channel of this.waiting) {
            this.send(channel);
            if (channel.ended) for (const subscriber of [...channel.subscribers]) subscriber.complete();
        }
        this.waiting.clear();
    }

    private execute(channel: Channel, message: MeshMessage): void {
        this.counts.executed += 1;
        const result = channel.operation.runNow(message, channel.variables);
        if (isPromise(result)) this.onError(new Error('A pushed message was not executed at once.'));
        else channel.pending.push(JSON.stringify(result));
    }

    private send(channel: Channel): void {
        if (channel.pending.length === 0) return;
        const { pending } = channel;
        channel.pending = [];
        const bytesById = new Map<string, Buffer>();
        for (const subscriber of channel.subscribers) {
            if (!subscriber.isOpen()) continue;
            let bytes = bytesById.get(subscriber.id);
            if (bytes === undefined) {
                bytes = nextFrames(subscriber.id, pending);
                bytesById.set(subscriber.id, bytes);
            }
            subscriber.socket.write(bytes);
            this.counts.delivered += pending.length;
            if (subscriber.socket.writableLength > SLOW_SUBSCRIBER_BYTES) {
                this.counts.droppedSubscribers += 1;
                subscriber.closeSlow();
            }
        }
    }
}

/** Variables that travel inside events would be seen too early by those who read them there. */
function isFor(selection: Selection, message: MeshMessage, audience: Audience): boolean {
    return selection.reads(message) && !(audience === 'without-event-data' && selection.readsEventData);
}

function idOf({ id, domain }: GroupKey): string {
    return `${id}@${domain}`;
}

/** The `next` messages of graphql-transport-ws for one subscription. */
function nextFrames(id: string, results: readonly string[]): Buffer {
    const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    const frames = results.map((result) => textFrame(`${head}${result}}`));
    const [first] = frames;
    return frames.length === 1 && first !== undefined ? first : Buffer.concat(frames);
}

function isPromise(value: ExecutionResult | Promise<ExecutionResult>): value is Promise<ExecutionResult> {
    return value instanceof Promise;
}
