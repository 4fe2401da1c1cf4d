import type { UseCaseParts } from './parts';
import type { GroupRecord } from './records';

/**
 * Whether a group's host is in none of the windows in which it was, or is a member itself that fell silent. One that was
 * never there lives by its heartbeat alone.
 */
export async function isHostAway(
    { store, supervision }: Pick<UseCaseParts, 'store' | 'supervision'>,
    group: GroupRecord,
    /** The members that lists show. */
    present: readonly string[],
    now: number,
): Promise<boolean> {
    if (present.includes(group.hostId)) return false;
    const windows = supervision.windows(group);
    if (windows.size > 0) return !present.some((nodeId) => windows.has(nodeId));
    return (await store.readNode(group, group.hostId, now)) !== undefined;
}
