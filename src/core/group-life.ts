// How long groups and members are alive (the records keep the result as one moment, `aliveUntil`), and who may join.
// AppSync's runtime evaluates this file too (platform.ts).
import { GROUP_MAX_MEMBERS } from './limits';
import { refuse } from './platform';
import type { GroupEnd, GroupKey, GroupRecord } from './records';
import type { MeshSettings } from './settings';
import { checkId } from './validate';

/** Whether a record is alive at `now`. */
export function isAlive(record: { readonly aliveUntil: number }, now: number): boolean {
    return now < record.aliveUntil;
}

/** Until when a group lives whose host gave a sign of life at `now`; never after the group's own end. */
export function groupAliveUntil(
    expiresAt: number,
    now: number,
    settings: Pick<MeshSettings, 'hostHeartbeatTtlSeconds'>,
): number {
    return Math.min(expiresAt, now + settings.hostHeartbeatTtlSeconds * 1000);
}

/** Until when a member stays that gave a sign of life at `now`. Its group may end sooner or be prolonged. */
export function nodeAliveUntil(now: number, settings: Pick<MeshSettings, 'memberHeartbeatTtlSeconds'>): number {
    return now + settings.memberHeartbeatTtlSeconds * 1000;
}

/** How a group ended that was not dissolved. If the host's heartbeat lasted to the end, the group expired. */
export function endOf({ aliveUntil, expiresAt }: Pick<GroupRecord, 'aliveUntil' | 'expiresAt'>): GroupEnd {
    return aliveUntil < expiresAt ? 'host-gone' : 'group-over';
}

/** "{id}@{domain}": the contract's full name of a group. It is unique, because the ids that backends make have no `@`. */
export function fullId(key: GroupKey): string {
    return `${key.id}@${key.domain}`;
}

/** The messages to members when their group ends. Deployed clients and their tests look for the word "dissolved". */
export const END_MESSAGES: Readonly<Record<GroupEnd, string>> = {
    'group-ended': 'The host ended the group; it is dissolved.',
    'group-over': 'The group has expired.',
    'host-gone': 'The group ended because its host disconnected.',
};

/**
 * Refuses a request to a group that does not exist. `end` is null if the backend does not know how it ended, or whether
 * it ever existed.
 * @throws {MeshError}
 */
export function refuseGone(key: GroupKey, end: GroupEnd | null): never {
    return refuse('GroupNotFound', goneSentence(key, end), { code: end ?? 'group-unknown' });
}

/** The sentence of that refusal. Deployed clients and their tests look for its first words. */
function goneSentence(key: GroupKey, end: GroupEnd | null): string {
    const name = fullId(key);
    if (end === 'group-ended') return `Group not found: ${name}. It was dissolved: its host ended it.`;
    if (end === 'group-over') return `Group expired: ${name}. Its time is over; ask its host for a new group.`;
    if (end === 'host-gone') return `Group expired: ${name}. Its host disconnected; ask its host for a new group.`;
    return `Group not found: ${name}. It was dissolved, has expired, or never existed; ask its host for a new group.`;
}

/** Refuses a node that is not a member of a group. @throws {MeshError} */
export function refuseStranger(nodeId: string, key: GroupKey): never {
    const message = `Node not found: ${nodeId} is not a member of ${fullId(key)}. Join the group again.`;
    return refuse('NodeNotFound', message, { code: 'not-member' });
}

/** Refuses a caller that is not the host. `action` says what only the host can do to the group. @throws {MeshError} */
export function requireHost(group: GroupRecord, hostId: string, action: string): void {
    checkId('hostId', hostId);
    if (group.hostId !== hostId)
        refuse('Unauthorized', `Only the host can ${action} the group ${fullId(group)}.`, { code: 'host-only' });
}

/** Refuses another member if the group is full. @throws {MeshError} LimitExceeded */
export function requirePlace(members: number): void {
    if (members < GROUP_MAX_MEMBERS) return;
    const message = `joinGroup: the group has ${GROUP_MAX_MEMBERS} members, which is the maximum. Create a second group.`;
    refuse('LimitExceeded', message, { code: 'members-full', values: { max: GROUP_MAX_MEMBERS } });
}
