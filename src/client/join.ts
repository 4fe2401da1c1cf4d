// Finding, creating and joining a group: the requests before a session begins.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
    CreateGroupDocument,
    EventsSinceDocument,
    JoinGroupDocument,
    JoinGroupExtendedDocument,
    ListGroupsDocument,
    ListGroupsExtendedDocument,
    ListNodesDocument,
    ListStatusesDocument,
    ListStatusesExtendedDocument,
    NodeStatusExtendedDocument,
    ReportDataExtendedDocument,
    type GroupFieldsFragment,
    type JoinGroupExtendedMutation,
    type JoinGroupMutation,
} from '../wire/operations';
import type { Backend } from './backend';
import { BackendLevel } from './backend-level';
import type { Environment } from './environment';
import { inboundOfStatuses, type Inbound } from './messages';
import { meantGroup } from './meant-group';
import type { Membership } from './membership';
import { runPersistently } from './persistence';
import type { ServerClock } from './server-clock';
import type { GroupInfo } from './status';
import {
    BATCH_INTERVAL_DEFAULT_MS,
    HOST_HEARTBEAT_DEFAULT_S,
    MEMBER_HEARTBEAT_DEFAULT_S,
    POLLING_INTERVAL_DEFAULT_S,
} from './timing';

type JoinedNode = JoinGroupMutation['joinGroup'] | JoinGroupExtendedMutation['joinGroup'];

/** A group of the wire as the API hands it out. */
export function groupInfo(
    group: GroupFieldsFragment & { memberCount?: number | null; hostAway?: boolean | null },
): GroupInfo {
    return {
        id: group.id,
        domain: group.domain,
        name: group.name,
        hostId: group.hostId,
        expiresAt: group.expiresAt,
        useWebSocket: group.useWebSocket,
        pollingIntervalSeconds: group.pollingIntervalSeconds ?? POLLING_INTERVAL_DEFAULT_S,
        ...(typeof group.memberCount === 'number' && { memberCount: group.memberCount }),
        ...(typeof group.hostAway === 'boolean' && { hostAway: group.hostAway }),
    };
}

/** Before every event. The member reads from here where a backend of Part 1 gives no position. */
const BEGINNING = '2000-01-01T00:00:00.000Z';

/** From this level on a backend knows Part 2 of the contract. */
const EXTENDED_LEVEL = 2;

/** Finds and joins groups for one node. */
export class Joiner {
    private readonly level: BackendLevel;

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
        public readonly clock: ServerClock,
        public readonly nodeId: string,
        private readonly useWebSocket: boolean,
    ) {
        this.level = new BackendLevel(backend, environment);
    }

    /** The living groups of a domain. @throws {BackendError} */
    public async list(domain: string): Promise<GroupInfo[]> {
        const { listGroupsByDomain: groups } = (await this.isExtended())
            ? await this.ask(ListGroupsExtendedDocument, { domain })
            : await this.ask(ListGroupsDocument, { domain });
        const now = this.clock.now();
        return groups.map((group) => ({ ...groupInfo(group), secondsLeft: secondsUntil(group.expiresAt, now) }));
    }

    /** Creates a group, or finds the living one of this node, and joins it as host. @throws {BackendError} */
    public async host(name: string, domain: string): Promise<Membership> {
        const { createGroup } = await this.ask(CreateGroupDocument, {
            name,
            hostId: this.nodeId,
            domain,
            useWebSocket: this.useWebSocket,
        });
        return this.join(groupInfo(createGroup), 'host', createGroup.heartbeatIntervalSeconds);
    }

    /** The group with that id, else the only one with that join code, else with that name. @throws {MeshClientError} */
    public async find(idOrName: string, domain: string): Promise<GroupInfo> {
        return meantGroup(await this.list(domain), idOrName);
    }

    /** Joins a group that was found. @throws {BackendError} */
    public async member(group: GroupInfo): Promise<Membership> {
        return this.join(group, group.hostId === this.nodeId ? 'host' : 'member', null);
    }

    /** Goes on as the host of a group that an earlier page made. What that page shared goes with it. @throws {BackendError} */
    public async hostAgain(group: GroupInfo): Promise<Membership> {
        const membership = await this.join(group, 'host', null, group.hostId);
        if (membership.capabilities.extended) await this.removeShared(membership);
        return membership;
    }

    /**
     * Joins again after the backend forgot the member, as in a long sleep. True where it had not: then the member's
     * variables stand as it wrote them. @throws {BackendError}
     */
    public async again(membership: Membership): Promise<boolean> {
        const node = await this.joinNode(membership.group, membership.nodeId);
        return 'kept' in node && node.kept === true;
    }

    /** The group's members and all their variables, which a newcomer needs. @throws {BackendError} */
    public async present({ group, capabilities, position }: Membership): Promise<Inbound[]> {
        const key = { groupId: group.id, domain: group.domain };
        const { listGroupStatuses } = capabilities.extended
            ? await this.ask(ListStatusesExtendedDocument, key)
            : await this.ask(ListStatusesDocument, key);
        const variables = inboundOfStatuses(listGroupStatuses);
        if (!capabilities.extended) return variables;
        const { listNodesInGroup } = await this.ask(ListNodesDocument, key);
        // Read after joining, so it is at least as new as the position in that answer.
        return [{ kind: 'members', list: { ids: listNodesInGroup.map(({ id }) => id), position } }, ...variables];
    }

    private ask<Data, Variables extends Record<string, unknown>>(
        operation: TypedDocumentNode<Data, Variables>,
        variables: Variables,
    ): Promise<Data> {
        return runPersistently(this.backend, this.environment, operation, variables);
    }

    /** Takes out what the backend still has of this member. To leave and join again would go unseen between two polls. */
    private async removeShared({ group, nodeId }: Membership): Promise<void> {
        const { getNodeStatus } = await this.ask(NodeStatusExtendedDocument, { nodeId });
        const data = (getNodeStatus?.data ?? []).map(({ key }) => ({ key, value: '', removed: true }));
        if (data.length === 0) return;
        await this.ask(ReportDataExtendedDocument, { groupId: group.id, domain: group.domain, nodeId, data });
    }

    private async join(
        group: GroupInfo,
        role: 'host' | 'member',
        hostHeartbeatSeconds: number | null,
        nodeId = this.nodeId,
    ): Promise<Membership> {
        const node = await this.joinNode(group, nodeId);
        const extra = 'position' in node ? node : null;
        this.clock.told(extra?.serverTime);
        const heartbeat =
            role === 'host'
                ? (hostHeartbeatSeconds ?? HOST_HEARTBEAT_DEFAULT_S)
                : (node.heartbeatIntervalSeconds ?? MEMBER_HEARTBEAT_DEFAULT_S);
        return {
            group: {
                ...group,
                expiresAt: extra?.state?.expiresAt ?? node.expiresAt ?? group.expiresAt,
                pollingIntervalSeconds: node.pollingIntervalSeconds ?? group.pollingIntervalSeconds,
            },
            nodeId,
            role,
            heartbeatIntervalSeconds: heartbeat,
            capabilities: {
                extended: extra !== null,
                exactOrder: extra?.exactOrder ?? false,
                batchIntervalMs: extra?.batchIntervalMilliseconds ?? BATCH_INTERVAL_DEFAULT_MS,
            },
            ...(extra?.state && { state: extra.state }),
            position: extra?.position ?? (await this.lastPosition(group)),
        };
    }

    /** The position behind the last event that a backend of Part 1 keeps. One's own clock may be hours off. */
    private async lastPosition({ id: groupId, domain }: GroupInfo): Promise<string> {
        for (let position = BEGINNING; ;) {
            const { getEventsSince: page } = await this.ask(EventsSinceDocument, { groupId, domain, since: position });
            const last = page[page.length - 1]?.cursor ?? null;
            if (last === null || last <= position) return position;
            position = last;
        }
    }

    private async joinNode(group: GroupInfo, nodeId: string): Promise<JoinedNode> {
        const variables = {
            groupId: group.id,
            domain: group.domain,
            nodeId,
            useWebSocket: this.useWebSocket,
        };
        const { joinGroup } = (await this.isExtended())
            ? await this.ask(JoinGroupExtendedDocument, variables)
            : await this.ask(JoinGroupDocument, variables);
        return joinGroup;
    }

    private async isExtended(): Promise<boolean> {
        return (await this.level.get()) >= EXTENDED_LEVEL;
    }
}

/** Seconds from `now` (by the server's clock, null where it is not known) until `time`, which is the server's. */
export function secondsUntil(time: string, now: number | null): number | null {
    return now === null ? null : Math.max(0, Math.ceil((Date.parse(time) - now) / 1000));
}
