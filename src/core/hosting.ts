import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import { groupAliveUntil } from './group-life';
import { livingGroup } from './groups';
import { TRANSPORT_TEXT_MAX_LENGTH } from './limits';
import { publishMembers } from './members';
import type { UseCaseParts } from './parts';
import { checkId, groupKey } from './validate';
import { groupShape, isoTime } from './wire-shapes';

type HostingUseCases = Pick<
    Contract,
    'groupReport' | 'reportConnection' | 'pauseGroup' | 'prolongGroup' | 'removeMember'
>;

/** What a host sees and does beyond being a member, and what members tell it. */
export function hostingUseCases(parts: UseCaseParts): HostingUseCases {
    const { store, clock, settings, supervision } = parts;
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
                    const { reason, lastSeen, ...notes } = supervision.notes(key, nodeId);
                    return { nodeId, ...notes, transportReason: reason, lastSeenAt: isoTime(lastSeen) };
                }),
            };
        },

        async reportConnection(args) {
            const key = groupKey(args);
            checkId('nodeId', args.nodeId);
            const now = clock.now();
            await livingGroup(parts, key, now);
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
            await livingGroup(parts, key, clock.now());
            supervision.requireHostKey(key, args.hostKey);
            supervision.pause(key, args.paused);
            return args.paused;
        },

        async prolongGroup(args) {
            const key = groupKey(args);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            supervision.requireHostKey(key, args.hostKey);
            if (args.seconds < 1)
                throw new MeshError('ValidationError', `seconds must be at least 1; it is ${args.seconds}.`);
            const latest = now + settings.maxConnectionTimeSeconds * 1000;
            // An end that is later already stays: nobody's time is taken away.
            const expiresAt = Math.max(group.expiresAt, Math.min(group.expiresAt + args.seconds * 1000, latest));
            await store.extendGroup(key, groupAliveUntil(expiresAt, now, settings), expiresAt);
            return groupShape({ ...group, expiresAt }, settings);
        },

        async removeMember(args) {
            const key = groupKey(args);
            checkId('nodeId', args.nodeId);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            supervision.requireHostKey(key, args.hostKey);
            if (args.nodeId === group.hostId)
                throw new MeshError('ValidationError', 'The host cannot take itself out. Dissolve the group instead.');
            supervision.remove(key, args.nodeId);
            const removed = await store.removeNode(key, args.nodeId, now);
            if (removed) await publishMembers(parts, key, now);
            return removed;
        },
    };
}
