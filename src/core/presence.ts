// Presence: members that name themselves when they poll or listen disappear from the lists after some seconds without a
// sign of life.
import { publishMembers } from './members';
import type { UseCaseParts } from './parts';
import type { GroupKey } from './records';

/** Polls that a member may miss before the lists leave it out, regardless of their interval. */
const MISSED_POLLS = 4;

/** The sender of a sign of life. */
export interface Sign {
    /** Absent if an editor of today polls, because it does not name itself. */
    readonly nodeId?: string | null | undefined;
    /** Seconds until the next sign at the latest, if that is longer than usual. */
    readonly heardWithinSeconds?: number | null | undefined;
}

/** Records a sign of life. A silent member returns to the lists, and the others are notified. */
export async function hear(parts: UseCaseParts, key: GroupKey, sign: Sign, now: number): Promise<void> {
    const { nodeId, heardWithinSeconds } = sign;
    const { store, supervision } = parts;
    if (typeof nodeId !== 'string') return;
    const { memberSilenceSeconds, memberHeartbeatTtlSeconds, pollingIntervalSeconds } = parts.settings;
    const promised = Math.min(heardWithinSeconds ?? 0, memberHeartbeatTtlSeconds);
    const seconds = Math.max(promised, memberSilenceSeconds, MISSED_POLLS * pollingIntervalSeconds);
    const isBack = await store.hear(key, nodeId, seconds * 1000, now);
    if (isBack === null) return;
    supervision.notes(key, nodeId).lastSeen = now;
    if (isBack) await publishMembers(parts, key, now);
}
