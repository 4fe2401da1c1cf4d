// What a backend of Part 1 keeps of one group, with the faults that such backends have: a group serves one transport,
// a batch becomes readable some time after its sort keys were made, repeated batches are stored again, and a report
// replaces the one before.
import type { Group, Node, NodeStatus, RecordEventsPayload } from '../../../src/wire/types';

/** Fields of Part 1 alone. */
export type PlainGroup = Pick<
    Group,
    'id' | 'domain' | 'fullId' | 'name' | 'hostId' | 'expiresAt' | 'useWebSocket' | 'pollingIntervalSeconds'
>;
export type PlainNode = Pick<Node, 'id' | 'name' | 'groupId' | 'domain'>;
export type PlainStatus = Pick<NodeStatus, 'nodeId' | 'groupId' | 'domain' | 'timestamp'> & {
    readonly data: readonly { readonly key: string; readonly value: string }[];
};
export interface PlainInput {
    readonly eventName: string;
    readonly payload?: string | null;
    readonly firedAt: string;
    readonly orderKey?: string | null;
}
export interface PlainEvent {
    readonly name: string;
    readonly firedByNodeId: string;
    readonly groupId: string;
    readonly domain: string;
    readonly payload: string | null;
    readonly timestamp: string;
    readonly cursor: string | null;
    readonly orderKey: string | null;
}

/** At most so many events a page; fixed by the wire contract. */
const PAGE_MAX_EVENTS = 100;
const EVENT_TTL_MS = 10_000;
/** A batch is readable at most this long after its keys were made: less than what pollers read again. */
const COMMIT_MAX_MS = 600;

/** One group. */
export class PartOneGroup {
    public readonly nodes = new Map<string, PlainNode>();
    public readonly statuses = new Map<string, PlainStatus>();
    private events: { readonly event: PlainEvent; readonly expiresAt: number }[] = [];
    private sequence = 0;

    public constructor(public readonly group: PlainGroup) {}

    /** Replaces a node's report. */
    public report(nodeId: string, data: PlainStatus['data']): PlainStatus {
        const { id: groupId, domain } = this.group;
        const status = { nodeId, groupId, domain, data, timestamp: new Date().toISOString() };
        this.statuses.set(nodeId, status);
        return status;
    }

    public forget(nodeId: string): void {
        this.nodes.delete(nodeId);
        this.statuses.delete(nodeId);
    }

    /** Stores a batch, known or not; what was stored is readable when this resolves, later keys may be so before. */
    public async record(nodeId: string, inputs: readonly PlainInput[]): Promise<RecordEventsPayload> {
        const { id: groupId, domain } = this.group;
        const timestamp = new Date().toISOString();
        const added = inputs.map((input) => this.eventOf(nodeId, input, timestamp, this.nextCursor(timestamp)));
        await new Promise((resolve) => setTimeout(resolve, Math.random() * COMMIT_MAX_MS));
        const expiresAt = Date.now() + EVENT_TTL_MS;
        this.events.push(...added.map((event) => ({ event, expiresAt })));
        this.events.sort((one, other) => (String(one.event.cursor) < String(other.event.cursor) ? -1 : 1));
        const nextSince = added[added.length - 1]?.cursor ?? timestamp;
        return { groupId, domain, recordedCount: added.length, nextSince };
    }

    /** A page of what is readable now. */
    public since(since: string): PlainEvent[] {
        const now = Date.now();
        this.events = this.events.filter(({ expiresAt }) => expiresAt > now);
        const from = since.startsWith('EVENT#') ? since : `EVENT#${since}`;
        const after = this.events.filter(({ event }) => String(event.cursor) > from);
        return after.slice(0, PAGE_MAX_EVENTS).map(({ event }) => event);
    }

    /** An event as it is pushed: at the sender's time, without a cursor, an empty payload as none. */
    public pushed(nodeId: string, input: PlainInput): PlainEvent {
        const event = this.eventOf(nodeId, input, input.firedAt, null);
        return { ...event, payload: event.payload === '' ? null : event.payload };
    }

    private nextCursor(timestamp: string): string {
        this.sequence += 1;
        return `EVENT#${timestamp}#${String(this.sequence).padStart(9, '0')}`;
    }

    private eventOf(nodeId: string, input: PlainInput, timestamp: string, cursor: string | null): PlainEvent {
        const { id: groupId, domain } = this.group;
        return {
            name: input.eventName,
            firedByNodeId: nodeId,
            groupId,
            domain,
            payload: input.payload ?? null,
            timestamp,
            cursor,
            orderKey: input.orderKey ?? null,
        };
    }
}
