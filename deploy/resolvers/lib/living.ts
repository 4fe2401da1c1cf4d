import { endOf, isAlive, refuseGone } from '../../../src/core/group-life';
import { now, type GroupItem, type InGroup } from './context';

/** Ends the operation where there is no such group (any more). */
export function living({ groupId: id, domain }: InGroup, group: GroupItem | null | undefined): GroupItem {
    if (group === null || group === undefined) return refuseGone({ id, domain }, null);
    return isAlive(group, now()) ? group : refuseGone({ id, domain }, group.ended ?? endOf(group));
}
