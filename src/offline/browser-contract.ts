import { SEARCH_DEFAULT_LIMIT } from '../core/limits';
import type { GroupRecord } from '../core/records';
import type { MeshSettings } from '../core/settings';
import { groupShape } from '../core/wire-shapes';
import type { Contract } from '../wire/contract';
import type { Group } from '../wire/types';
import type { GroupDirectory } from './group-directory';

/** What the contract needs of the other pages. */
export interface OtherPages {
    readonly directory: GroupDirectory;
    readonly settings: MeshSettings;
    readonly now: () => number;
    /** Asks the other pages for their groups; resolves once they had time to announce them. */
    readonly hearAll: () => Promise<void>;
    /** Announces this page's groups to the other pages. */
    readonly announce: () => Promise<void>;
}

/**
 * The contract over this page's own groups, in which lists and `createGroup` know the groups of the other pages too, and
 * changes of a group are announced.
 */
export function browserContract(own: Contract, { directory, settings, now, hearAll, announce }: OtherPages): Contract {
    async function announced<Answer>(change: Promise<Answer>): Promise<Answer> {
        const answer = await change;
        await announce();
        return answer;
    }

    async function ofOthers(matches: (group: GroupRecord) => boolean): Promise<Group[]> {
        await hearAll();
        return directory.living(now(), matches).map((group) => groupShape(group, settings));
    }

    return {
        ...own,

        async listGroupsByDomain(args) {
            const others = await ofOthers(({ domain }) => domain === args.domain);
            return [...(await own.listGroupsByDomain(args)), ...others].sort(byAge);
        },

        async searchGroupsByNamePrefix(args) {
            const others = await ofOthers(({ name }) => name.startsWith(args.namePrefix));
            const groups = [...(await own.searchGroupsByNamePrefix(args)), ...others];
            return groups.slice(0, args.limit ?? SEARCH_DEFAULT_LIMIT);
        },

        async createGroup(args) {
            const [present] = await ofOthers(({ hostId, domain }) => hostId === args.hostId && domain === args.domain);
            return present ?? announced(own.createGroup(args));
        },

        renewHeartbeat: (args) => announced(own.renewHeartbeat(args)),
        prolongGroup: (args) => announced(own.prolongGroup(args)),
        dissolveGroup: (args) => announced(own.dissolveGroup(args)),
    };
}

function byAge(a: Group, b: Group): number {
    return (a.createdAt ?? '').localeCompare(b.createdAt ?? '');
}
