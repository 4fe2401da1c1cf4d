import type { UseCaseParts } from './parts';
import type { GroupRecord } from './records';

/**
 * Whether all windows of a group's host are gone, or the host itself is a member that fell silent. For a host that was
 * never a member, only its heartbeat counts.
 */
export async function isHostAway(
    { store, supervision }: Pick<UseCaseParts, 'store' | 'supervision'>,
    group: GroupRecord,
    /** The members in the lists. */
    present: readonly string[],
    now: number,
): Promise<boolean> {
    if (present.includes(group.hostId)) return false;
    const windows = supervision.windows(group);
    if (windows.size > 0) return !present.some((nodeId) => windows.has(nodeId));
    return (await store.readNode(group, group.hostId, now)) !== undefined;
}
