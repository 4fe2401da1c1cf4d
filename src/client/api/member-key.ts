import type { Membership } from './membership';

/** What every operation of a member takes. */
export interface MemberKey {
    readonly groupId: string;
    readonly domain: string;
    readonly nodeId: string;
}

/** The key of a membership. */
export function memberKey({ group, nodeId }: Pick<Membership, 'group' | 'nodeId'>): MemberKey {
    return { groupId: group.id, domain: group.domain, nodeId };
}
