// A group's item, and its copies in the indexes.
import type { GroupRecord } from '../../core/records';
import { flagOf, numberOf, textOf } from './attributes';
import { indexKeys, groupItem, TTL_ATTRIBUTE, type ItemKey } from './keys';
import type { Item } from './table';

/** Seconds for which what is over stays at most, for whoever looks into the table; deleting is free. */
const KEPT_S = 86_400;

/** When an item may be deleted, of which nobody asks any more after `time` (milliseconds); seconds since 1970. */
export function deletableAfter(time: number): number {
    return Math.ceil(time / 1000) + KEPT_S;
}

/** The item of a new group. */
export function newGroupItem(record: GroupRecord): ItemKey & Item {
    return {
        ...groupItem(record),
        ...indexKeys(record),
        ...record,
        [TTL_ATTRIBUTE]: deletableAfter(record.expiresAt),
    };
}

/** What a group's item, or its copy in an index, says of the group. @throws {ForeignItemError} */
export function groupOf(item: Item): GroupRecord {
    return {
        id: textOf(item, 'id'),
        domain: textOf(item, 'domain'),
        name: textOf(item, 'name'),
        hostId: textOf(item, 'hostId'),
        createdAt: numberOf(item, 'createdAt'),
        expiresAt: numberOf(item, 'expiresAt'),
        aliveUntil: numberOf(item, 'aliveUntil'),
        useWebSocket: flagOf(item, 'useWebSocket'),
    };
}
