import { MeshMemberApi } from '../../src/client/api/mesh-member-api';
import { PartOneMemberApi } from '../../src/client/api/part-one-member-api';
import type { Backend } from '../../src/client/backend/backend';
import type { Membership } from '../../src/client/api/membership';
import { FakeEnvironment } from './fake-environment';
import { positionOf } from '../../src/wire/position';

const POSITION = positionOf('EVENT#');
const IDENTITY: Pick<Membership, 'group' | 'nodeId'> = {
    group: {
        id: 'group',
        domain: 'test',
        name: 'class',
        hostId: 'host',
        expiresAt: '2030-01-01T00:00:00.000Z',
        useWebSocket: true,
        pollingIntervalSeconds: 2,
    },
    nodeId: 'node',
};

const KEY = { groupId: IDENTITY.group.id, domain: IDENTITY.group.domain, nodeId: IDENTITY.nodeId };

const NOBODY: Backend = {
    run: () => Promise.reject(new Error('Nothing is asked here.')),
    close: () => undefined,
};

/** A membership as a backend of this project gives it. */
export function membershipAt(backend: Backend, environment = new FakeEnvironment()): Membership {
    return {
        ...IDENTITY,
        role: 'member',
        heartbeatIntervalSeconds: 120,
        capabilities: {
            exactOrder: true,
            batchIntervalMs: 250,
            pushes: true,
            keepsEvents: true,
            ranksStarts: true,
            tellsGroupEnd: true,
        },
        position: POSITION,
        api: new MeshMemberApi(backend, environment, KEY, POSITION, true),
    };
}

/** The same at a backend of Part 1, in a group that it pushes to or that polls. */
export function partOneMembership(backend: Backend, pushes: boolean): Membership {
    return {
        ...membershipAt(backend),
        capabilities: {
            exactOrder: false,
            batchIntervalMs: 250,
            pushes,
            keepsEvents: !pushes,
            ranksStarts: false,
            tellsGroupEnd: false,
        },
        api: new PartOneMemberApi(backend, new FakeEnvironment(), KEY, pushes, true),
    };
}

/** A membership in which nothing is asked. */
export const MEMBERSHIP = membershipAt(NOBODY);

/** The same at a backend of Part 1, which pushes. */
export const PART_ONE = partOneMembership(NOBODY, true);
