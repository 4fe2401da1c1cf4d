import { refuseGone } from '../core/group-life';
import { SEARCH_DEFAULT_LIMIT } from '../core/limits';
import type { GroupKey } from '../core/records';
import { groupKey } from '../core/validate';
import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import type { Group, NodeStatus } from '../wire/types';
import type { GroupDirectory } from './group-directory';
import { NoAnswer, type RemoteCalls } from './remote-calls';
import type { RoutedAnswer, RoutedArgs, RoutedField } from './wire-guards';

/** What routing needs. */
export interface RoutingParts {
    /** The contract over this page's own groups. */
    readonly own: Contract;
    /** Whether this page keeps the group. */
    readonly keeps: (key: GroupKey) => boolean;
    readonly directory: GroupDirectory;
    readonly calls: RemoteCalls;
    readonly now: () => number;
    /** Asks the other pages what they keep; resolves once they had time to say so. */
    readonly hearAll: () => Promise<void>;
}

type InGroup = { readonly groupId: string; readonly domain: string };
type GroupField = Exclude<RoutedField, 'getNodeStatus'>;

/**
 * The contract over the groups of all pages: what concerns another page's group is asked of that page, all else is
 * answered here. A page that does not answer counts as gone, and its groups with it.
 */
export function routedContract({ own, keeps, directory, calls, now, hearAll }: RoutingParts): Contract {
    /** Where each node that this page speaks for is a member: it leaves there when it joins elsewhere. */
    const groupOfNode = new Map<string, GroupKey>();

    /** The other page that is asked; undefined: none. @throws {MeshError} GroupNotFound where the group's page is closed */
    async function ownerOf(args: InGroup): Promise<string | undefined> {
        const key = groupKey(args);
        const owner = directory.ownerOf(key);
        if (owner !== undefined || keeps(key)) return owner;
        await hearAll();
        const knowing = directory.whoKnows(key);
        if (knowing === null) refuseGone(key, 'host-gone');
        return knowing;
    }

    async function remote<Field extends GroupField>(
        owner: string,
        field: Field,
        args: RoutedArgs<Field> & InGroup,
    ): Promise<RoutedAnswer<Field>> {
        try {
            return await calls.ask(owner, field, args);
        } catch (thrown) {
            if (!(thrown instanceof NoAnswer)) throw thrown;
            directory.isSilent(owner);
            refuseGone(groupKey(args), 'host-gone');
        }
    }

    /** Leaves the group in another page that the node was in: that page cannot know that it joined elsewhere. */
    async function leaveFormer(nodeId: string, joined: GroupKey): Promise<void> {
        const former = groupOfNode.get(nodeId);
        groupOfNode.set(nodeId, joined);
        if (former === undefined || (former.id === joined.id && former.domain === joined.domain)) return;
        const args = { groupId: former.id, domain: former.domain, nodeId };
        const owner = directory.ownerOf(former);
        const leaving = owner === undefined ? own.leaveGroup(args) : calls.ask(owner, 'leaveGroup', args);
        // It may be gone already, and joining has succeeded either way.
        await leaving.catch(() => undefined);
    }

    function route<Field extends Exclude<GroupField, 'pollGroupData'>>(
        field: Field,
        here: (args: RoutedArgs<Field> & InGroup) => Promise<RoutedAnswer<Field>>,
    ) {
        return async (args: RoutedArgs<Field> & InGroup): Promise<RoutedAnswer<Field>> => {
            const owner = await ownerOf(args);
            return owner === undefined ? here(args) : remote(owner, field, args);
        };
    }

    const join = route('joinGroup', (args) => own.joinGroup(args));
    const statuses = route('listGroupStatuses', (args) => own.listGroupStatuses(args));
    const nodes = route('listNodesInGroup', (args) => own.listNodesInGroup(args));

    return {
        createDomain: (args, caller) => own.createDomain(args, caller),

        async listGroupsByDomain(args) {
            await hearAll();
            const groups = await own.listGroupsByDomain(args);
            return [...groups, ...directory.living(now(), (group) => group.domain === args.domain)].sort(byAge);
        },

        async searchGroupsByNamePrefix(args) {
            await hearAll();
            const groups = await own.searchGroupsByNamePrefix(args);
            const others = directory.living(now(), (group) => group.name.startsWith(args.namePrefix));
            return [...groups, ...others].slice(0, args.limit ?? SEARCH_DEFAULT_LIMIT);
        },

        async createGroup(args) {
            await hearAll();
            const [present] = directory.living(
                now(),
                ({ hostId, domain }) => hostId === args.hostId && domain === args.domain,
            );
            return present ?? own.createGroup(args);
        },

        async getNodeStatus(args) {
            const here = await own.getNodeStatus(args);
            if (here !== null) return here;
            await hearAll();
            const answers = await Promise.all(
                directory.owners().map((page) => calls.ask(page, 'getNodeStatus', args).catch(unanswered)),
            );
            return answers.find((status) => status !== null) ?? null;
        },

        async pollGroupData(args) {
            const owner = await ownerOf(args);
            if (owner === undefined) return own.pollGroupData(args);
            const poll = await remote(owner, 'pollGroupData', args);
            return {
                ...poll,
                nodeStatuses: () => statuses({ groupId: args.groupId, domain: args.domain }),
            };
        },

        async joinGroup(args) {
            const node = await join(args);
            await leaveFormer(args.nodeId, groupKey(args));
            return node;
        },

        listGroupStatuses: statuses,
        listNodesInGroup: nodes,
        getEventsSince: route('getEventsSince', (args) => own.getEventsSince(args)),
        leaveGroup: route('leaveGroup', (args) => own.leaveGroup(args)),
        dissolveGroup: route('dissolveGroup', (args) => own.dissolveGroup(args)),
        renewHeartbeat: route('renewHeartbeat', (args) => own.renewHeartbeat(args)),
        sendMemberHeartbeat: route('sendMemberHeartbeat', (args) => own.sendMemberHeartbeat(args)),
        reportDataByNode: route('reportDataByNode', (args) => own.reportDataByNode(args)),
        fireEventsByNode: route('fireEventsByNode', (args) => own.fireEventsByNode(args)),
        recordEventsByNode: route('recordEventsByNode', (args) => own.recordEventsByNode(args)),

        // A host looks after a group of its own page; another page's it cannot have created.
        groupReport: (args) => own.groupReport(args),
        reportConnection: (args) => own.reportConnection(args),
        pauseGroup: (args) => own.pauseGroup(args),
        prolongGroup: (args) => own.prolongGroup(args),
        removeMember: (args) => own.removeMember(args),

        async checkSubscription(args) {
            // The cheapest question that a page answers only for a group that lives.
            if ((await ownerOf(args)) === undefined) await own.checkSubscription(args);
            else await nodes({ groupId: args.groupId, domain: args.domain });
        },
    };
}

function byAge(a: Group, b: Group): number {
    return (a.createdAt ?? '').localeCompare(b.createdAt ?? '');
}

function unanswered(thrown: unknown): NodeStatus | null {
    if (thrown instanceof NoAnswer || thrown instanceof MeshError) return null;
    throw thrown;
}
