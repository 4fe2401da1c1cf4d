import type { MeshCore } from '../core/mesh-core';
import type { ChangeName, Arguments, Results } from './commands';
import type { SharedCore } from './shared-core';

/** The contract over shared groups: changes go through the log, this server answers questions from its own state. */
export function sharedContract(
    shared: SharedCore,
    deriveDomain: (address: string) => Promise<string>,
    randomId: () => string,
): MeshCore {
    const change =
        <Name extends ChangeName>(name: Name) =>
        (args: Arguments[Name]): Promise<Results[Name]> =>
            shared.change(name, args);

    return {
        createDomain: (_args, caller) => deriveDomain(caller.address),
        // The group's id and its host's key.
        createGroup: (args) => shared.change('createGroup', args, [randomId(), randomId()]),
        joinGroup: change('joinGroup'),
        leaveGroup: change('leaveGroup'),
        dissolveGroup: change('dissolveGroup'),
        renewHeartbeat: change('renewHeartbeat'),
        sendMemberHeartbeat: change('sendMemberHeartbeat'),
        reportDataByNode: change('reportDataByNode'),
        fireEventsByNode: change('fireEventsByNode'),
        recordEventsByNode: change('recordEventsByNode'),
        reportConnection: change('reportConnection'),
        pauseGroup: change('pauseGroup'),
        prolongGroup: change('prolongGroup'),
        removeMember: change('removeMember'),

        listGroupsByDomain: (args) => shared.ask((core) => core.listGroupsByDomain(args)),
        searchGroupsByNamePrefix: (args) => shared.ask((core) => core.searchGroupsByNamePrefix(args)),
        getNodeStatus: (args) => shared.ask((core) => core.getNodeStatus(args)),
        listGroupStatuses: (args) => shared.ask((core) => core.listGroupStatuses(args)),
        listNodesInGroup: (args) => shared.ask((core) => core.listNodesInGroup(args)),
        getEventsSince: (args) => shared.ask((core) => core.getEventsSince(args)),
        groupReport: (args) => shared.ask((core) => core.groupReport(args)),
        checkSubscription: (args) => shared.ask((core) => core.checkSubscription(args)),
        readGroupData: (args) => shared.ask((core) => core.readGroupData(args)),

        async pollGroupData(args) {
            const { groupId, domain, nodeId, heardWithinSeconds } = args;
            if (typeof nodeId !== 'string') return shared.ask((core) => core.readGroupData(args));
            // The sign of life comes through the log after all earlier changes.
            await shared.change('hear', { group: { id: groupId, domain }, nodeId, heardWithinSeconds });
            return shared.replica.core.readGroupData(args);
        },

        hear: (group, sign) => shared.change('hear', { group, ...sign }),
        // Ticks end what has expired.
        sweep: () => Promise.resolve(),
    };
}
