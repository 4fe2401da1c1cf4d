import { JoinGroupExtendedDocument, ListGroupsExtendedDocument } from '../../wire/operations';
import { BEGINNING, readPosition } from '../../wire/position';
import type { Backend } from '../backend/backend';
import type { Environment } from '../environment/environment';
import { withRetry } from '../backend/retry';
import type { GroupInfo } from '../status/status';
import { BATCH_INTERVAL_DEFAULT_MS } from '../environment/timing';
import type { GroupApi, Joined } from './group-api';
import { groupInfo } from './messages';
import { MeshMemberApi } from './mesh-member-api';

/** A backend of this project, which knows Part 2 of the contract. */
export class MeshGroupApi implements GroupApi {
    public constructor(
        private readonly backend: Backend,
        private readonly environment: Environment,
    ) {}

    public async list(domain: string): Promise<readonly GroupInfo[]> {
        const { backend, environment } = this;
        const { listGroupsByDomain } = await withRetry(backend, environment, ListGroupsExtendedDocument, {
            domain,
        });
        return listGroupsByDomain.map(groupInfo);
    }

    public async join(group: GroupInfo, nodeId: string, useWebSocket: boolean): Promise<Joined> {
        const key = { groupId: group.id, domain: group.domain, nodeId };
        const { backend, environment } = this;
        const { joinGroup: node } = await withRetry(backend, environment, JoinGroupExtendedDocument, {
            ...key,
            useWebSocket,
        });
        const position = readPosition(node.position) ?? BEGINNING;
        return {
            expiresAt: node.state?.expiresAt ?? node.expiresAt,
            serverTime: node.serverTime,
            heartbeatIntervalSeconds: node.heartbeatIntervalSeconds,
            pollingIntervalSeconds: node.pollingIntervalSeconds,
            capabilities: {
                exactOrder: node.exactOrder ?? false,
                batchIntervalMs: node.batchIntervalMilliseconds ?? BATCH_INTERVAL_DEFAULT_MS,
                pushes: true,
                keepsEvents: true,
                ranksStarts: true,
                tellsGroupEnd: true,
            },
            ...(node.state && { state: node.state }),
            position,
            api: new MeshMemberApi(backend, environment, key, position, useWebSocket),
        };
    }
}
