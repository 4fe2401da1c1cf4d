import type { GroupFieldsFragment } from '../../wire/operations';
import type { GroupInfo } from '../status/status';
import { POLLING_INTERVAL_DEFAULT_S } from '../environment/timing';

/** A group of the wire as the API hands it out. */
export function groupInfo(
    group: GroupFieldsFragment & { memberCount?: number | null; hostAway?: boolean | null },
): GroupInfo {
    return {
        id: group.id,
        domain: group.domain,
        name: group.name,
        hostId: group.hostId,
        expiresAt: group.expiresAt,
        useWebSocket: group.useWebSocket,
        pollingIntervalSeconds: group.pollingIntervalSeconds ?? POLLING_INTERVAL_DEFAULT_S,
        ...(typeof group.memberCount === 'number' && { memberCount: group.memberCount }),
        ...(typeof group.hostAway === 'boolean' && { hostAway: group.hostAway }),
    };
}
