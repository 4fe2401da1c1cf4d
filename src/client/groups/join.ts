// Finding, creating and joining a group: the requests before a session begins.
import { CreateGroupDocument } from '../../wire/operations';
import { chooseGroupApi } from '../api/choose-group-api';
import type { GroupApi } from '../api/group-api';
import { groupInfo } from '../api/messages';
import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import { meantGroup } from './meant-group';
import type { Membership } from '../api/membership';
import { withRetry } from '../backend/retry';
import type { ServerClock } from '../environment/server-clock';
import type { GroupInfo } from '../status/status';
import { HOST_HEARTBEAT_DEFAULT_S, MEMBER_HEARTBEAT_DEFAULT_S } from '../environment/timing';

/** Finds and joins groups for one node. */
export class Joiner {
    private readonly api: () => Promise<GroupApi>;

    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
        public readonly clock: ServerClock,
        public readonly nodeId: string,
        private readonly useWebSocket: boolean,
    ) {
        this.api = chooseGroupApi(backend, environment);
    }

    /** The living groups of a domain. @throws {BackendError} */
    public async list(domain: string): Promise<GroupInfo[]> {
        const groups = await (await this.api()).list(domain);
        const now = this.clock.now();
        return groups.map((group) => ({ ...group, secondsLeft: secondsUntil(group.expiresAt, now) }));
    }

    /** Creates a group, or finds the living one of this node, and joins it as host. @throws {BackendError} */
    public async host(name: string, domain: string): Promise<Membership> {
        const { backend, environment, nodeId: hostId, useWebSocket } = this;
        const variables = { name, hostId, domain, useWebSocket };
        const { createGroup } = await withRetry(backend, environment, CreateGroupDocument, variables);
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
        await membership.api.removeShared();
        return membership;
    }

    private async join(
        group: GroupInfo,
        role: 'host' | 'member',
        hostHeartbeatSeconds: number | null,
        nodeId = this.nodeId,
    ): Promise<Membership> {
        const joined = await (await this.api()).join(group, nodeId, this.useWebSocket);
        this.clock.note(joined.serverTime);
        const { capabilities, state, position, api } = joined;
        return {
            group: {
                ...group,
                expiresAt: joined.expiresAt ?? group.expiresAt,
                pollingIntervalSeconds: joined.pollingIntervalSeconds ?? group.pollingIntervalSeconds,
            },
            nodeId,
            role,
            heartbeatIntervalSeconds:
                role === 'host'
                    ? (hostHeartbeatSeconds ?? HOST_HEARTBEAT_DEFAULT_S)
                    : (joined.heartbeatIntervalSeconds ?? MEMBER_HEARTBEAT_DEFAULT_S),
            capabilities,
            ...(state && { state }),
            position,
            api,
        };
    }
}

/** Seconds from `now` (by the server's clock, null where it is not known) until `time`, which is the server's. */
export function secondsUntil(time: string, now: number | null): number | null {
    return now === null ? null : Math.max(0, Math.ceil((Date.parse(time) - now) / 1000));
}
