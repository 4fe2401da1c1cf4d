import { isAlive } from '../../../src/core/group-life';
import type { GroupKey } from '../../../src/core/records';
import { domainPartition, nodesPrefix } from '../../table/keys';
import { now } from './context';
import { failed } from './failure';
import { queryPrefix } from './operations';

/** The items of a group's members and of their variables. */
export interface MemberItems {
    readonly items: readonly { readonly aliveUntil: number }[];
}

/** Reads the members of a group, with their variables. */
export function queryMembers(key: GroupKey) {
    return queryPrefix(domainPartition(key.domain), nodesPrefix(key));
}

/** How many members live. Items of variables have no lifetime. Ends the operation if the query failed. */
export function livingCount(ctx: Parameters<typeof failed>[0] & { readonly result: MemberItems }): number {
    failed(ctx);
    const time = now();
    return ctx.result.items.filter((item) => isAlive(item, time)).length;
}
