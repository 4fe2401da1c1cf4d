import type { Membership } from '../../src/client/membership';

/** A membership as a backend of this project gives it. */
export const MEMBERSHIP: Membership = {
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
    role: 'member',
    heartbeatIntervalSeconds: 120,
    capabilities: { extended: true, exactOrder: true, batchIntervalMs: 250 },
    position: 'EVENT#',
};
