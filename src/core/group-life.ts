// When a group and a member are alive: pure rules, kept in the records as one moment, `aliveUntil`.
import { MeshError } from '../wire/errors';
import type { GroupKey, GroupRecord } from './records';
import type { MeshSettings } from './settings';

/** Whether something is alive at `now`. */
export function isAlive(record: { readonly aliveUntil: number }, now: number): boolean {
    return now < record.aliveUntil;
}

/** Until when a group lives whose host was heard at `now`: its own end is never passed. */
export function groupAliveUntil(expiresAt: number, now: number, settings: MeshSettings): number {
    return Math.min(expiresAt, now + settings.hostHeartbeatTtlSeconds * 1000);
}

/** Until when a member stays that was heard at `now`: a member does not outlive its group. */
export function nodeAliveUntil(group: GroupRecord, now: number, settings: MeshSettings): number {
    return Math.min(group.expiresAt, now + settings.memberHeartbeatTtlSeconds * 1000);
}

/** "{id}@{domain}", as the contract names a group in full. */
export function fullId(key: GroupKey): string {
    return `${key.id}@${key.domain}`;
}

/** The refusal for a group that is not there (any more). */
export function groupNotFound(key: GroupKey): MeshError {
    return new MeshError('GroupNotFound', groupNotFoundSentence(key));
}

/** The refusal for a group whose time is over, as far as the backend still knows it. */
export function groupExpired(key: GroupKey): MeshError {
    return new MeshError('GroupNotFound', groupExpiredSentence(key));
}

/** What that refusal says. Deployed clients and their tests look for its first words. */
export function groupExpiredSentence(key: GroupKey): string {
    return `Group expired: ${fullId(key)}. Its time is over, or its host was not heard of any more; ask its host for a new one.`;
}

/** What the refusal of an unknown group says. */
export function groupNotFoundSentence(key: GroupKey): string {
    return `Group not found: ${fullId(key)}. It was dissolved, it expired, or it never was; ask its host for a new one.`;
}
