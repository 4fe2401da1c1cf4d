import { EventsSinceDocument, JoinGroupDocument, ListGroupsDocument } from '../../wire/operations';
import { BEGINNING, readPosition, type Position } from '../../wire/position';
import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import { withRetry } from '../backend/retry';
import type { GroupInfo } from '../status/status';
import { BATCH_INTERVAL_DEFAULT_MS } from '../environment/timing';
import type { GroupApi, Joined } from './group-api';
import { groupInfo } from './messages';
import { PartOneMemberApi } from './part-one-member-api';

/** A backend of Part 1 of the contract, as Smalruby's. */
export class PartOneGroupApi implements GroupApi {
    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
    ) {}

    public async list(domain: string): Promise<readonly GroupInfo[]> {
        const { listGroupsByDomain } = await withRetry(this.backend, this.environment, ListGroupsDocument, {
            domain,
        });
        return listGroupsByDomain.map(groupInfo);
    }

    public async join(group: GroupInfo, nodeId: string, useWebSocket: boolean): Promise<Joined> {
        const key = { groupId: group.id, domain: group.domain, nodeId };
        const { backend, environment } = this;
        const { joinGroup: node } = await withRetry(backend, environment, JoinGroupDocument, { ...key, useWebSocket });
        return {
            expiresAt: node.expiresAt,
            serverTime: null,
            heartbeatIntervalSeconds: node.heartbeatIntervalSeconds,
            pollingIntervalSeconds: node.pollingIntervalSeconds,
            capabilities: {
                exactOrder: false,
                batchIntervalMs: BATCH_INTERVAL_DEFAULT_MS,
                // It gives events to members of one transport alone: to those of the transport that the group was made for.
                pushes: group.useWebSocket,
                keepsEvents: !group.useWebSocket,
                ranksStarts: false,
                // It names the member's own end, which moves with each heartbeat.
                tellsGroupEnd: false,
            },
            position: await this.lastPosition(group),
            api: new PartOneMemberApi(backend, environment, key, group.useWebSocket, useWebSocket),
        };
    }

    /** The position behind the last event that it keeps. One's own clock may be hours off. */
    private async lastPosition({ id: groupId, domain }: GroupInfo): Promise<Position> {
        for (let since = BEGINNING; ;) {
            const question = { groupId, domain, since };
            const { getEventsSince } = await withRetry(this.backend, this.environment, EventsSinceDocument, question);
            const last = readPosition(getEventsSince[getEventsSince.length - 1]?.cursor);
            if (last === null || last <= since) return since;
            since = last;
        }
    }
}
