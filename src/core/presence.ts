// Who is there: members that say who polls or listens are out of the lists when they were not heard of for some seconds.
import { publishMembers } from './members';
import type { UseCaseParts } from './parts';
import type { GroupKey } from './records';

/** Polls that a member may miss before it is out of the lists, however long their interval is. */
const MISSED_POLLS = 4;

/** Who gives a sign of life. */
export interface Sign {
    /** Absent where an editor of today polls, which does not say. */
    readonly nodeId?: string | null | undefined;
    /** Seconds within which the next sign comes, where that is longer than usual. */
    readonly heardWithinSeconds?: number | null | undefined;
}

/** Takes a sign of life. Who was out of the lists is in them again, and the others are told. */
export async function hear(parts: UseCaseParts, key: GroupKey, sign: Sign, now: number): Promise<void> {
    const { nodeId, heardWithinSeconds } = sign;
    const { store, supervision } = parts;
    if (typeof nodeId !== 'string' || store.hear === undefined) return;
    const { memberSilenceSeconds, memberHeartbeatTtlSeconds, pollingIntervalSeconds } = parts.settings;
    const promised = Math.min(heardWithinSeconds ?? 0, memberHeartbeatTtlSeconds);
    const seconds = Math.max(promised, memberSilenceSeconds, MISSED_POLLS * pollingIntervalSeconds);
    const isBack = await store.hear(key, nodeId, seconds * 1000, now);
    if (isBack === null) return;
    supervision.notes(key, nodeId).lastSeen = now;
    if (isBack) await publishMembers(parts, key, now);
}
