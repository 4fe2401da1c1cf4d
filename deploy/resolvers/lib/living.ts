import { endOf, isAlive, refuseGone } from '../../../src/core/group-life';
import { groupKey } from '../../../src/core/validate';
import type { GroupItem } from '../../table/group';
import { now, type InGroup } from './context';

/** The group, if it is alive. Ends the operation otherwise. */
export function living(args: InGroup, group: GroupItem | null): GroupItem {
    const key = groupKey(args);
    if (group === null) return refuseGone(key, null);
    return isAlive(group, now()) ? group : refuseGone(key, group.ended ?? endOf(group));
}
