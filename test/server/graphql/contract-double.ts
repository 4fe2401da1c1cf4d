import type { Contract } from '../../../src/wire/contract';

/** A contract that knows one answer; everything else fails. */
export function contractDouble(): Contract {
    const fail = () => Promise.reject(new Error('boom'));
    return {
        listGroupsByDomain: fail,
        searchGroupsByNamePrefix: fail,
        getNodeStatus: ({ nodeId }) =>
            Promise.resolve({
                nodeId,
                groupId: 'g',
                domain: 'd',
                timestamp: '2026-01-11T13:22:00.123Z',
                data: [{ key: 'k', value: 'v' }],
            }),
        listGroupStatuses: fail,
        listNodesInGroup: fail,
        getEventsSince: fail,
        pollGroupData: fail,
        createDomain: fail,
        createGroup: fail,
        joinGroup: fail,
        leaveGroup: fail,
        dissolveGroup: fail,
        renewHeartbeat: fail,
        sendMemberHeartbeat: fail,
        reportDataByNode: fail,
        fireEventsByNode: fail,
        recordEventsByNode: fail,
        groupReport: fail,
        reportConnection: fail,
        pauseGroup: fail,
        prolongGroup: fail,
        removeMember: fail,
        checkSubscription: () => Promise.resolve(),
    };
}
