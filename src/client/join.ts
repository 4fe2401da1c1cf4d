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
    type GroupFieldsFragment,
    type JoinGroupExtendedMutation,
    type JoinGroupMutation,
} from '../wire/operations';
import { BackendError, type Backend } from './backend';
import type { Environment } from './environment';
import { MeshClientError } from './errors';
import { inboundOfStatuses, type Inbound } from './messages';
import { groupsByWholeCode } from './join-code';
import type { Membership } from './membership';
import { runPersistently } from './persistence';
import type { GroupInfo } from './status';
import {
    BATCH_INTERVAL_DEFAULT_MS,
    HOST_HEARTBEAT_DEFAULT_S,
    MEMBER_HEARTBEAT_DEFAULT_S,
    POLLING_INTERVAL_DEFAULT_S,
} from './timing';

type JoinedNode = JoinGroupMutation['joinGroup'] | JoinGroupExtendedMutation['joinGroup'];

/** A group of the wire as the API hands it out. */
export function groupInfo(group: GroupFieldsFragment & { memberCount?: number | null }): GroupInfo {
    return {
        id: group.id,
        domain: group.domain,
        name: group.name,
        hostId: group.hostId,
        expiresAt: group.expiresAt,
        useWebSocket: group.useWebSocket,
        pollingIntervalSeconds: group.pollingIntervalSeconds ?? POLLING_INTERVAL_DEFAULT_S,
        ...(typeof group.memberCount === 'number' && { memberCount: group.memberCount }),
    };
}

/** Before every event: a backend of Part 1 is asked from here on until it has told a position. */
const BEGINNING = '2000-01-01T00:00:00.000Z';

/** Joins groups for one node, and remembers whether the backend knows Part 2 of the contract. */
export class Joiner {
    private extended: boolean | null = null;

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
        public readonly nodeId: string,
        private readonly useWebSocket: boolean,
    ) {}

    /** The living groups of a domain. @throws {BackendError} */
    public async list(domain: string): Promise<GroupInfo[]> {
        const { listGroupsByDomain: groups } = await this.askExtended(
            () => this.ask(ListGroupsExtendedDocument, { domain }),
            () => this.ask(ListGroupsDocument, { domain }),
        );
        return groups.map(groupInfo);
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

    /** Joins the group of that id, else the only one of that name, else of that join code. @throws {MeshClientError} */
    public async member(idOrName: string, domain: string): Promise<Membership> {
        const groups = await this.list(domain);
        const named = groups.filter((group) => group.name === idOrName);
        const byName = named.length > 0 ? named : groupsByWholeCode(groups, idOrName);
        const group = groups.find(({ id }) => id === idOrName) ?? byName[0];
        if (group === undefined)
            throw new MeshClientError(
                'group-gone',
                `No group "${shortened(idOrName)}" was found. Check its name, and that its host is still connected.`,
            );
        if (byName.length > 1 && group.id !== idOrName)
            throw new MeshClientError(
                'refused',
                `${byName.length} groups are called "${shortened(idOrName)}". Join by the group's id, or ask a host to rename its group.`,
            );
        return this.join(group, group.hostId === this.nodeId ? 'host' : 'member', null);
    }

    /** Joins again, as after a sleep in which the backend forgot the member. @throws {BackendError} */
    public async again(membership: Membership): Promise<void> {
        await this.joinNode(membership.group);
    }

    /** Who is in the group and the variables of all of them, as one that joins needs to know. @throws {BackendError} */
    public async present({ group, capabilities, position }: Membership): Promise<Inbound[]> {
        const key = { groupId: group.id, domain: group.domain };
        const { listGroupStatuses } = capabilities.extended
            ? await this.ask(ListStatusesExtendedDocument, key)
            : await this.ask(ListStatusesDocument, key);
        const variables = inboundOfStatuses(listGroupStatuses);
        if (!capabilities.extended) return variables;
        const { listNodesInGroup } = await this.ask(ListNodesDocument, key);
        // Read after joining: at least as new as the position that joining told.
        return [{ kind: 'members', list: { ids: listNodesInGroup.map(({ id }) => id), position } }, ...variables];
    }

    private ask<Data, Variables extends Record<string, unknown>>(
        operation: TypedDocumentNode<Data, Variables>,
        variables: Variables,
    ): Promise<Data> {
        return runPersistently(this.backend, this.environment, operation, variables);
    }

    private async join(
        group: GroupInfo,
        role: 'host' | 'member',
        hostHeartbeatSeconds: number | null,
    ): Promise<Membership> {
        const node = await this.joinNode(group);
        const now = this.environment.now();
        const extra = 'position' in node ? node : null;
        const heartbeat =
            role === 'host'
                ? (hostHeartbeatSeconds ?? HOST_HEARTBEAT_DEFAULT_S)
                : (node.heartbeatIntervalSeconds ?? MEMBER_HEARTBEAT_DEFAULT_S);
        return {
            group: {
                ...group,
                expiresAt: node.expiresAt ?? group.expiresAt,
                pollingIntervalSeconds: node.pollingIntervalSeconds ?? group.pollingIntervalSeconds,
            },
            nodeId: this.nodeId,
            role,
            heartbeatIntervalSeconds: heartbeat,
            capabilities: {
                extended: extra !== null,
                exactOrder: extra?.exactOrder ?? false,
                batchIntervalMs: extra?.batchIntervalMilliseconds ?? BATCH_INTERVAL_DEFAULT_MS,
            },
            position: extra?.position ?? (await this.lastPosition(group)),
            clockOffsetMs: extra?.serverTime ? Date.parse(extra.serverTime) - now : null,
        };
    }

    /** Where a backend of Part 1 stands: behind the last event that it keeps. One's own clock may be hours off. */
    private async lastPosition({ id: groupId, domain }: GroupInfo): Promise<string> {
        for (let position = BEGINNING; ;) {
            const { getEventsSince: page } = await this.ask(EventsSinceDocument, { groupId, domain, since: position });
            const last = page[page.length - 1]?.cursor ?? null;
            if (last === null || last <= position) return position;
            position = last;
        }
    }

    private async joinNode(group: GroupInfo): Promise<JoinedNode> {
        const variables = {
            groupId: group.id,
            domain: group.domain,
            nodeId: this.nodeId,
            useWebSocket: this.useWebSocket,
        };
        const { joinGroup } = await this.askExtended<{ joinGroup: JoinedNode }>(
            () => this.ask(JoinGroupExtendedDocument, variables),
            () => this.ask(JoinGroupDocument, variables),
        );
        return joinGroup;
    }

    /** Asks as Part 2 has it, or, where the backend does not know it, as Part 1 has it from then on. */
    private async askExtended<Answer>(extended: () => Promise<Answer>, plain: () => Promise<Answer>): Promise<Answer> {
        if (this.extended === false) return plain();
        try {
            const answer = await extended();
            this.extended = true;
            return answer;
        } catch (error) {
            if (this.extended === true || !isUnknownField(error)) throw error;
        }
        const answer = await plain();
        // Only now: what answered before may have been a filter.
        this.extended = false;
        return answer;
    }
}

/** A backend without Part 2 answers the probe with a validation error of the document, before anything is done. */
function isUnknownField(error: unknown): boolean {
    return error instanceof BackendError && (error.kind === 'protocol' || error.errorType === 'ValidationError');
}

/** Names are other people's text: as much of one as fits a sentence. */
function shortened(name: string): string {
    return name.length <= 40 ? name : `${name.slice(0, 39)}…`;
}
