import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import type { QueryGroupReportArgs } from '../wire/types';
import { groupAliveUntil } from './group-life';
import { namedGroup, type NamedGroup } from './groups';
import { TRANSPORT_TEXT_MAX_LENGTH } from './limits';
import { publishMembers, welcomingGroup } from './members';
import type { UseCaseParts } from './parts';
import type { GroupRecord } from './records';
import type { MeshSettings } from './settings';
import { checkId } from './validate';
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
    const { store, settings, supervision, publisher } = parts;

    /** The group that the arguments name, if they have its host's key. @throws {MeshError} */
    async function hostedGroup(args: QueryGroupReportArgs): Promise<NamedGroup> {
        const named = await namedGroup(parts, args);
        supervision.requireHostKey(named.group, args.hostKey);
        return named;
    }

    function publishState(group: GroupRecord): void {
        publisher.publish(group, stateMessage(group, stateShape(group, supervision.isPaused(group))), 'all');
    }

    return {
        async groupReport(args) {
            const { group, now } = await hostedGroup(args);
            const { ids } = await store.memberList(group, now);
            return {
                groupId: group.id,
                domain: group.domain,
                name: group.name,
                expiresAt: isoTime(group.expiresAt),
                serverTime: isoTime(now),
                paused: supervision.isPaused(group),
                members: ids.map((nodeId) => {
                    const { reason, lastSeen, ...notes } = supervision.notesOf(group, nodeId);
                    return { nodeId, ...notes, transportReason: reason, lastSeenAt: isoTime(lastSeen) };
                }),
            };
        },

        async reportConnection(args) {
            const { group, now } = await welcomingGroup(parts, args);
            const text = (args.reason ?? '').length + args.transport.length;
            if (text > TRANSPORT_TEXT_MAX_LENGTH)
                throw new MeshError(
                    'ValidationError',
                    `transport and reason are limited to ${TRANSPORT_TEXT_MAX_LENGTH} characters; they have ${text}.`,
                );
            if ((await store.readNode(group, args.nodeId, now)) === undefined) return false;
            const notes = supervision.notes(group, args.nodeId);
            notes.transport = args.transport;
            notes.reason = args.reason ?? null;
            notes.missed = Math.max(0, args.missed);
            notes.lastSeen = now;
            return true;
        },

        async pauseGroup(args) {
            const { group } = await hostedGroup(args);
            if (supervision.isPaused(group) !== args.paused) {
                supervision.pause(group, args.paused);
                publishState(group);
            }
            return args.paused;
        },

        async prolongGroup(args) {
            const { group, now } = await hostedGroup(args);
            if (args.seconds < 1)
                throw new MeshError('ValidationError', `seconds must be at least 1; it is ${args.seconds}.`);
            const expiresAt = prolongedEnd(group, args.seconds, settings);
            await store.extendGroup(group, groupAliveUntil(expiresAt, now, settings), expiresAt);
            publishState({ ...group, expiresAt });
            return groupShape({ ...group, expiresAt }, settings);
        },

        async removeMember(args) {
            checkId('nodeId', args.nodeId);
            const { group, now } = await hostedGroup(args);
            if (args.nodeId === group.hostId)
                throw new MeshError('ValidationError', 'The host cannot remove itself. Dissolve the group instead.');
            supervision.remove(group, args.nodeId);
            const removed = await store.removeNode(group, args.nodeId, now);
            if (removed) await publishMembers(parts, group, now);
            return removed;
        },
    };
}
