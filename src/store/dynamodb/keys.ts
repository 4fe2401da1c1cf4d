// Where everything stands in the one table: a partition for each domain with its groups, members and their variables,
// one for each group with its events, one for each node.
import type { GroupKey, GroupRecord } from '../../core/records';

/** The primary key of an item. */
export interface ItemKey {
    readonly pk: string;
    readonly sk: string;
}

/** The names of the table's keys. */
export const PARTITION_KEY = 'pk';
export const SORT_KEY = 'sk';
/** The attribute by which the table deletes what is long over, in seconds since 1970. */
export const TTL_ATTRIBUTE = 'ttl';

/** An index of the groups alone: only their items carry its keys. */
export interface GroupIndex {
    readonly name: string;
    readonly partition: string;
    readonly sort: string;
}
/** The groups of a domain, oldest first. */
export const BY_DOMAIN: GroupIndex = { name: 'groups-by-domain', partition: 'listedIn', sort: 'listedAs' };
/** All groups by their names. */
export const BY_NAME: GroupIndex = { name: 'groups-by-name', partition: 'namedIn', sort: 'name' };
/** The one partition of all names. */
export const ALL_NAMES = 'GROUP';
/** Digits of a time in milliseconds, so that it sorts as a text: enough until the year 33658. */
const TIME_DIGITS = 15;

/** The group itself: what it is, how long it lives, and how far its order has come. */
export function groupItem({ id, domain }: GroupKey): ItemKey {
    return { pk: domainPartition(domain), sk: `GROUP#${part(id)}#METADATA` };
}

/** Which group a host has in a domain. */
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

/** What the sort keys of a group's members, and of their variables, begin with. */
export function nodesPrefix({ id }: GroupKey): string {
    return `GROUP#${part(id)}#NODE#`;
}

/** The group that a node was last seen in. */
export function pointerItem(nodeId: string): ItemKey {
    return { pk: `NODE#${nodeId}`, sk: 'METADATA' };
}

/** A group's events; their sort keys are positions. */
export function eventPartition({ id, domain }: GroupKey): string {
    return `GROUP#${part(id)}@${domain}`;
}

/** The partition of a domain. */
export function domainPartition(domain: string): string {
    return `DOMAIN#${domain}`;
}

/** The keys by which the indexes find a group. */
export function indexKeys({ id, domain, createdAt }: GroupRecord): Record<string, string> {
    return {
        [BY_DOMAIN.partition]: domainPartition(domain),
        [BY_DOMAIN.sort]: `${String(createdAt).padStart(TIME_DIGITS, '0')}#${part(id)}`,
        [BY_NAME.partition]: ALL_NAMES,
    };
}

/** An id as a part of a key: `#` parts keys, and ids are other people's text. */
function part(id: string): string {
    return id.replaceAll('%', '%25').replaceAll('#', '%23');
}
