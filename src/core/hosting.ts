import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import { groupAliveUntil } from './group-life';
import { livingGroup } from './groups';
import { TRANSPORT_TEXT_MAX_LENGTH } from './limits';
import { publishMembers, welcomingGroup } from './members';
import type { UseCaseParts } from './parts';
import type { GroupRecord } from './records';
import type { MeshSettings } from './settings';
import { checkId, groupKey } from './validate';
import { groupShape, stateMessage, stateShape } from './wire-shapes';
import { isoTime } from './platform';

type HostingUseCases = Pick<
    Contract,
    'groupReport' | 'reportConnection' | 'pauseGroup' | 'prolongGroup' | 'removeMember'
>;

/**
 * The group's new end, moved as far as the longest lifetime allows.
 * @throws {MeshError} ValidationError if it cannot move at all
 */
function prolongedEnd({ createdAt, expiresAt }: GroupRecord, seconds: number, settings: MeshSettings): number {
    const maxSeconds = Math.max(settings.maxProlongedTimeSeconds, settings.maxConnectionTimeSeconds);
    const latest = createdAt + maxSeconds * 1000;
    if (expiresAt < latest) return Math.min(expiresAt + seconds * 1000, latest);
    const minutes = Math.floor(maxSeconds / 60);
    throw new MeshError(
        'ValidationError',
        `A group lasts at most ${minutes} minutes, and this one is already prolonged to that limit. Create a new group.`,
        { code: 'life-full', values: { minutes } },
    );
}

/** The operations of a host beyond those of a member, and the members' reports to the host. */
export function hostingUseCases(parts: UseCaseParts): HostingUseCases {
    const { store, clock, settings, supervision, publisher } = parts;

    function tellState(group: GroupRecord): void {
        const key = { id: group.id, domain: group.domain };
        publisher.publish(key, stateMessage(key, stateShape(group, supervision.isPaused(key))), 'all');
    }

    return {
        async groupReport(args) {
            const key = groupKey(args);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            supervision.requireHostKey(key, args.hostKey);
            const { ids } = await store.memberList(key, now);
            return {
                groupId: key.id,
                domain: key.domain,
                name: group.name,
                expiresAt: isoTime(group.expiresAt),
                serverTime: isoTime(now),
                paused: supervision.isPaused(key),
                members: ids.map((nodeId) => {
                    const { reason, lastSeen, ...notes } = supervision.notesOf(key, nodeId);
                    return { nodeId, ...notes, transportReason: reason, lastSeenAt: isoTime(lastSeen) };
                }),
            };
        },

        async reportConnection(args) {
            const key = groupKey(args);
            const now = clock.now();
            await welcomingGroup(parts, key, args.nodeId, now);
            const text = (args.reason ?? '').length + args.transport.length;
            if (text > TRANSPORT_TEXT_MAX_LENGTH)
                throw new MeshError(
                    'ValidationError',
                    `transport and reason are limited to ${TRANSPORT_TEXT_MAX_LENGTH} characters; they have ${text}.`,
                );
            if ((await store.readNode(key, args.nodeId, now)) === undefined) return false;
            const notes = supervision.notes(key, args.nodeId);
            notes.transport = args.transport;
            notes.reason = args.reason ?? null;
            notes.missed = Math.max(0, args.missed);
            notes.lastSeen = now;
            return true;
        },

        async pauseGroup(args) {
            const key = groupKey(args);
            const group = await livingGroup(parts, key, clock.now());
            supervision.requireHostKey(key, args.hostKey);
            if (supervision.isPaused(key) !== args.paused) {
                supervision.pause(key, args.paused);
                tellState(group);
            }
            return args.paused;
        },

        async prolongGroup(args) {
            const key = groupKey(args);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            supervision.requireHostKey(key, args.hostKey);
            if (args.seconds < 1)
                throw new MeshError('ValidationError', `seconds must be at least 1; it is ${args.seconds}.`);
            const expiresAt = prolongedEnd(group, args.seconds, settings);
            await store.extendGroup(key, groupAliveUntil(expiresAt, now, settings), expiresAt);
            tellState({ ...group, expiresAt });
            return groupShape({ ...group, expiresAt }, settings);
        },

        async removeMember(args) {
            const key = groupKey(args);
            checkId('nodeId', args.nodeId);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            supervision.requireHostKey(key, args.hostKey);
            if (args.nodeId === group.hostId)
                throw new MeshError('ValidationError', 'The host cannot remove itself. Dissolve the group instead.');
            supervision.remove(key, args.nodeId);
            const removed = await store.removeNode(key, args.nodeId, now);
            if (removed) await publishMembers(parts, key, now);
            return removed;
        },
    };
}
