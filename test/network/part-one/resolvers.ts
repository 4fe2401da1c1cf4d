// The operations of Part 1, as far as the laboratory's members use them.
import { GraphQLError } from 'graphql';
import { PartOneGroup, type PlainEvent, type PlainInput, type PlainStatus } from './part-one-group';

interface Key {
    readonly groupId: string;
    readonly domain: string;
}
type NodeKey = Key & { readonly nodeId: string };

/** A message of the subscription. */
export interface PlainMessage extends Key {
    readonly nodeStatus?: PlainStatus;
    readonly batchEvent?: Key & { events: PlainEvent[]; firedByNodeId: string; timestamp: string };
    readonly groupDissolve?: Key & { message: string };
}

const GROUP_LIFE_MS = 3_600_000;
const POLLING_INTERVAL_SECONDS = 2;

/** All groups, and who listens to them. */
export class PartOneBackend {
    private readonly groups = new Map<string, PartOneGroup>();
    private readonly listeners = new Set<(message: PlainMessage) => void>();

    /** Messages of one group, until the reader stops. */
    public messages({ groupId, domain }: Key): AsyncIterableIterator<{ onMessageInGroup: PlainMessage }> {
        const waiting: PlainMessage[] = [];
        let wake: () => void = () => undefined;
        let over = false;
        const listener = (message: PlainMessage) => {
            if (message.groupId !== groupId || message.domain !== domain) return;
            waiting.push(message);
            wake();
        };
        this.listeners.add(listener);
        const end = async () => {
            over = true;
            this.listeners.delete(listener);
            wake();
            return { done: true, value: undefined } as const;
        };
        return {
            async next() {
                while (waiting.length === 0 && !over)
                    await new Promise<void>((resolve) => {
                        wake = resolve;
                    });
                const message = waiting.shift();
                return message === undefined || over
                    ? { done: true, value: undefined }
                    : { done: false, value: { onMessageInGroup: message } };
            },
            return: end,
            throw: end,
            [Symbol.asyncIterator]() {
                return this;
            },
        };
    }

    /** The root value of executions. */
    public readonly root = {
        createDomain: () => 'part-one',
        createGroup: (given: { name: string; hostId: string; domain: string; useWebSocket: boolean }) => {
            const id = given.hostId;
            const group = {
                id,
                ...given,
                fullId: `${id}@${given.domain}`,
                expiresAt: new Date(Date.now() + GROUP_LIFE_MS).toISOString(),
                pollingIntervalSeconds: given.useWebSocket ? null : POLLING_INTERVAL_SECONDS,
            };
            this.groups.set(group.fullId, new PartOneGroup(group));
            return group;
        },
        listGroupsByDomain: ({ domain }: { domain: string }) =>
            [...this.groups.values()].map(({ group }) => group).filter((group) => group.domain === domain),
        joinGroup: ({ nodeId, ...key }: NodeKey) => {
            const { nodes, group } = this.group(key);
            const { useWebSocket, pollingIntervalSeconds } = group;
            const node = { id: nodeId, name: `Node ${nodeId}`, ...key, useWebSocket, pollingIntervalSeconds };
            nodes.set(nodeId, node);
            return node;
        },
        leaveGroup: ({ nodeId, ...key }: NodeKey) => {
            this.group(key).forget(nodeId);
            return { peerId: nodeId, ...key, message: 'Left.' };
        },
        dissolveGroup: ({ groupId, domain }: Key & { hostId: string }) => {
            this.group({ groupId, domain });
            this.groups.delete(`${groupId}@${domain}`);
            const message = { groupId, domain, groupDissolve: { groupId, domain, message: 'Dissolved.' } };
            this.publish(message);
            return message;
        },
        renewHeartbeat: (key: Key) => ({ ...key, expiresAt: this.group(key).group.expiresAt }),
        sendMemberHeartbeat: ({ nodeId, ...key }: NodeKey) => ({
            nodeId,
            ...key,
            expiresAt: this.group(key).group.expiresAt,
        }),
        reportDataByNode: ({ nodeId, data, ...key }: NodeKey & { data: PlainStatus['data'] }) => {
            const message = { ...key, nodeStatus: this.group(key).report(nodeId, data) };
            this.publish(message);
            return message;
        },
        fireEventsByNode: ({ nodeId, events, ...key }: NodeKey & { events: PlainInput[] }) => {
            const group = this.group(key);
            const batchEvent = {
                ...key,
                events: events.map((event) => group.pushed(nodeId, event)),
                firedByNodeId: nodeId,
                timestamp: new Date().toISOString(),
            };
            this.publish({ ...key, batchEvent });
            return { ...key, batchEvent };
        },
        recordEventsByNode: ({ nodeId, events, ...key }: NodeKey & { events: PlainInput[] }) =>
            this.group(key).record(nodeId, events),
        listGroupStatuses: (key: Key) => [...this.group(key).statuses.values()],
        listNodesInGroup: (key: Key) => [...this.group(key).nodes.values()],
        // Of a group that is gone it says nothing either.
        getEventsSince: ({ since, groupId, domain }: Key & { since: string }) =>
            this.groups.get(`${groupId}@${domain}`)?.since(since) ?? [],
        pollGroupData: ({ since, ...key }: Key & { since: string }) => ({
            events: this.group(key).since(since),
            nodeStatuses: [...this.group(key).statuses.values()],
        }),
    };

    private publish(message: PlainMessage): void {
        for (const listener of this.listeners) listener(message);
    }

    private group({ groupId, domain }: Key): PartOneGroup {
        const found = this.groups.get(`${groupId}@${domain}`);
        if (found !== undefined) return found;
        throw new GraphQLError('The group is gone.', { extensions: { errorType: 'GroupNotFound' } });
    }
}
