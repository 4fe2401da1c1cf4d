import type { MeshCore } from '../core/mesh-core';
import type { GroupKey } from '../core/records';
import type { Contract, PollAnswer } from '../wire/contract';
import type { Group, NodeStatus } from '../wire/types';
import type { PageCalls } from './page-calls';
import type { PageDirectory } from './page-directory';

/** Fields that are about one group, which may live in another page. */
const GROUP_FIELDS = [
    'listGroupStatuses',
    'listNodesInGroup',
    'getEventsSince',
    'pollGroupData',
    'joinGroup',
    'leaveGroup',
    'dissolveGroup',
    'renewHeartbeat',
    'sendMemberHeartbeat',
    'reportDataByNode',
    'fireEventsByNode',
    'recordEventsByNode',
    'checkSubscription',
] as const satisfies readonly (keyof Contract)[];

/** A field that another page may be asked for. */
export type GroupField = (typeof GROUP_FIELDS)[number] | 'getNodeStatus';

/** Whether another page may ask for a field. */
export function isGroupField(field: string): field is GroupField {
    return field === 'getNodeStatus' || GROUP_FIELDS.some((known) => known === field);
}

/** What the routing needs. */
export interface RoutingParts {
    readonly core: MeshCore;
    readonly directory: PageDirectory;
    readonly calls: PageCalls;
    /** Asks the other pages for their groups; resolves when they have had time to tell them. */
    readonly refresh: () => Promise<void>;
    /** Whether the group lives in this page. */
    readonly isOwn: (key: GroupKey) => boolean;
    readonly onCreated: (group: Group) => void;
}

/** A poll's answer as it crosses: its statuses were read where they are. */
type PolledElsewhere = Omit<PollAnswer, 'nodeStatuses'> & { readonly nodeStatuses: NodeStatus[] };

/** The contract over all pages: what is about a group goes to the page in which it lives, lists are of all pages. */
export function routedContract(parts: RoutingParts): Contract {
    const { core, directory, calls, refresh, onCreated } = parts;

    /** The page of a group, or undefined where it is this one or none. */
    async function ownerOf(args: { readonly groupId: string; readonly domain: string }): Promise<string | undefined> {
        const key = { id: args.groupId, domain: args.domain };
        const known = directory.ownerOf(key);
        if (known !== undefined || parts.isOwn(key)) return known;
        // It may be younger than what this page was told.
        await refresh();
        return directory.ownerOf(key);
    }

    /** Asks the group's page, or this one where no other has the group. */
    function routed<Args extends { readonly groupId: string; readonly domain: string }, Answer>(
        field: GroupField,
        local: (args: Args) => Promise<Answer>,
    ): (args: Args) => Promise<Answer> {
        return async (args) => {
            const owner = await ownerOf(args);
            return owner === undefined ? local(args) : calls.call<Answer>(owner, field, { ...args });
        };
    }

    return {
        createDomain: core.createDomain,
        async createGroup(args) {
            const group = await core.createGroup(args);
            onCreated(group);
            return group;
        },
        async listGroupsByDomain(args) {
            const groups = await core.listGroupsByDomain(args);
            await refresh();
            return [...groups, ...directory.living(Date.now()).filter((group) => group.domain === args.domain)];
        },
        async searchGroupsByNamePrefix(args) {
            const groups = await core.searchGroupsByNamePrefix(args);
            await refresh();
            const others = directory.living(Date.now()).filter((group) => group.name.startsWith(args.namePrefix));
            return [...groups, ...others].slice(0, args.limit ?? groups.length + others.length);
        },
        async getNodeStatus(args) {
            const status = await core.getNodeStatus(args);
            if (status !== null) return status;
            for (const page of directory.pages()) {
                const found = await calls.call<NodeStatus | null>(page, 'getNodeStatus', { ...args });
                if (found) return found;
            }
            return null;
        },
        listGroupStatuses: routed('listGroupStatuses', core.listGroupStatuses),
        listNodesInGroup: routed('listNodesInGroup', core.listNodesInGroup),
        getEventsSince: routed('getEventsSince', core.getEventsSince),
        async pollGroupData(args) {
            const owner = await ownerOf(args);
            if (owner === undefined) return core.pollGroupData(args);
            const answer = await calls.call<PolledElsewhere>(owner, 'pollGroupData', { ...args });
            return { ...answer, nodeStatuses: () => Promise.resolve(answer.nodeStatuses) };
        },
        joinGroup: routed('joinGroup', core.joinGroup),
        leaveGroup: routed('leaveGroup', core.leaveGroup),
        dissolveGroup: routed('dissolveGroup', core.dissolveGroup),
        renewHeartbeat: routed('renewHeartbeat', core.renewHeartbeat),
        sendMemberHeartbeat: routed('sendMemberHeartbeat', core.sendMemberHeartbeat),
        reportDataByNode: routed('reportDataByNode', core.reportDataByNode),
        fireEventsByNode: routed('fireEventsByNode', core.fireEventsByNode),
        recordEventsByNode: routed('recordEventsByNode', core.recordEventsByNode),
        checkSubscription: routed('checkSubscription', core.checkSubscription),
    };
}
