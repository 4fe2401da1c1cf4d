// The keys of the one table: a partition for each domain with its groups, members and their variables, one for each group
// with its events, one for each node.
import type { GroupKey, GroupRecord } from '../../src/core/records';

/** The primary key of an item. */
export interface ItemKey {
    readonly pk: string;
    readonly sk: string;
}

/** The names of the table's keys. */
export const PARTITION_KEY = 'pk';
export const SORT_KEY = 'sk';
/** The attribute with the time at which DynamoDB deletes an item, in seconds since 1970. */
export const TTL_ATTRIBUTE = 'ttl';

/** An index of groups: only their items have its keys. */
export interface GroupIndex {
    readonly name: string;
    readonly partition: string;
    readonly sort: string;
}
/** The groups of a domain, oldest first. */
export const BY_DOMAIN: GroupIndex = { name: 'groups-by-domain', partition: 'listedIn', sort: 'listedAs' };
/** All groups by their names. */
export const BY_NAME: GroupIndex = { name: 'groups-by-name', partition: 'namedIn', sort: 'name' };
/** The indexes of the table. */
export const INDEXES: readonly GroupIndex[] = [BY_DOMAIN, BY_NAME];
/** The attributes of a group that the indexes copy, so that lists need no other read. */
export const INDEXED_ATTRIBUTES = [
    'id',
    'domain',
    'name',
    'hostId',
    'createdAt',
    'expiresAt',
    'aliveUntil',
    'useWebSocket',
];
/** The one partition of all names. */
export const ALL_NAMES = 'GROUP';
/** A group. */
export function groupItem({ id, domain }: GroupKey): ItemKey {
    return { pk: domainPartition(domain), sk: `GROUP#${part(id)}#METADATA` };
}

/** The group of a host in a domain. */
export function hostItem({ hostId, domain }: Pick<GroupRecord, 'hostId' | 'domain'>): ItemKey {
    return { pk: domainPartition(domain), sk: `HOST#${part(hostId)}` };
}

/** A member. */
export function nodeItem({ id, domain }: GroupKey, nodeId: string): ItemKey {
    return { pk: domainPartition(domain), sk: `${nodesPrefix({ id, domain })}${part(nodeId)}` };
}

/** A member's variables. */
export function statusItem(key: GroupKey, nodeId: string): ItemKey {
    const { pk, sk } = nodeItem(key, nodeId);
    return { pk, sk: `${sk}#STATUS` };
}

/** The prefix of the sort keys of a group's members and of their variables. */
export function nodesPrefix({ id }: GroupKey): string {
    return `GROUP#${part(id)}#NODE#`;
}

/** The group in which a node was last. */
export function pointerItem(nodeId: string): ItemKey {
    return { pk: `NODE#${nodeId}`, sk: 'METADATA' };
}

/** The partition of a group's events. Their sort keys are positions. */
export function eventPartition({ id, domain }: GroupKey): string {
    return `GROUP#${part(id)}@${domain}`;
}

/** The partition of a domain. */
export function domainPartition(domain: string): string {
    return `DOMAIN#${domain}`;
}

/** An id as a part of a key. `#` separates the parts, and ids are arbitrary text. */
export function part(id: string): string {
    return id.replaceAll('%', '%25').replaceAll('#', '%23');
}
