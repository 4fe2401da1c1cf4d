import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import type { LeaveGroupPayload, MutationLeaveGroupArgs } from '../wire/types';
import { nodeAliveUntil, refuseStranger } from './group-life';
import { namedGroup, type NamedGroup } from './groups';
import type { UseCaseParts, WritingParts } from './parts';
import type { Publisher } from './publisher';
import type { GroupKey, GroupRecord, NodeRecord } from './records';
import type { Store } from './store';
import { checkId } from './validate';
import { joinedShape, membersMessage, nodeShape } from './wire-shapes';
import { isoTime } from './platform';

/** Pushes the current list of members to the subscribers. */
export async function publishMembers(
    { store, publisher }: { readonly store: Pick<Store, 'memberList'>; readonly publisher: Publisher },
    key: GroupKey,
    now: number,
): Promise<void> {
    publisher.publish(key, membersMessage(key, await store.memberList(key, now)), 'all');
}

async function enter(
    parts: UseCaseParts,
    group: GroupRecord,
    { id, useWebSocket }: Pick<NodeRecord, 'id' | 'useWebSocket'>,
    now: number,
): Promise<void> {
    const before = await parts.store.findNode(id, now);
    const key = { id: group.id, domain: group.domain };
    const node = { id, group: key, aliveUntil: nodeAliveUntil(now, parts.settings), useWebSocket };
    const added = await parts.store.putNode(node, now);
    if (added) await publishMembers(parts, group, now);
    // A node is in one group at a time. If it joins another, it has left the first: its page was reloaded, or it
    // followed a link.
    if (before === undefined || (before.group.id === group.id && before.group.domain === group.domain)) return;
    if (await parts.store.removeNode(before.group, id, now)) await publishMembers(parts, before.group, now);
}

/** The refusal for a removed member. */
function removed(errorType: 'Unauthorized' | 'NodeNotFound'): MeshError {
    return new MeshError(errorType, 'The host removed you from this group.', { code: 'removed' });
}

/**
 * The named living group in which the named node may be a member.
 * @throws {MeshError} ValidationError, GroupNotFound, Unauthorized if the host removed this member
 */
export async function welcomingGroup(
    parts: UseCaseParts,
    args: { readonly groupId: string; readonly domain: string; readonly nodeId: string },
): Promise<NamedGroup> {
    checkId('nodeId', args.nodeId);
    const named = await namedGroup(parts, args);
    if (parts.supervision.isRemoved(named.group, args.nodeId)) throw removed('Unauthorized');
    return named;
}

/** Adds a node that sends before it joined, as old clients do. */
export async function letIn(parts: UseCaseParts, group: GroupRecord, nodeId: string, now: number): Promise<void> {
    if ((await parts.store.readNode(group, nodeId, now)) !== undefined) return;
    await enter(parts, group, { id: nodeId, useWebSocket: group.useWebSocket }, now);
}

/** Removes a member from its group. @throws {MeshError} */
export async function leaveGroup(parts: WritingParts, args: MutationLeaveGroupArgs): Promise<LeaveGroupPayload> {
    checkId('nodeId', args.nodeId);
    const { group, now } = await namedGroup(parts, args);
    // Leaving twice is not an error: the first answer may have been lost.
    if (await parts.store.removeNode(group, args.nodeId, now)) await publishMembers(parts, group, now);
    return { peerId: args.nodeId, groupId: group.id, domain: group.domain, message: 'The member left the group.' };
}

type MemberUseCases = Pick<Contract, 'joinGroup' | 'leaveGroup' | 'sendMemberHeartbeat' | 'listNodesInGroup'>;

/** The lifecycle of members: join, stay, leave. */
export function memberUseCases(parts: UseCaseParts): MemberUseCases {
    const { store, settings, supervision } = parts;
    return {
        async joinGroup(args) {
            const { group, now } = await welcomingGroup(parts, args);
            supervision.notes(group, args.nodeId).lastSeen = now;
            const node = { id: args.nodeId, useWebSocket: args.useWebSocket ?? group.useWebSocket };
            const kept = (await store.readNode(group, node.id, now)) !== undefined;
            await enter(parts, group, node, now);
            const position = await store.lastPosition(group, now);
            const paused = supervision.isPaused(group);
            return { ...joinedShape(node, group, settings, { position, now, paused }), kept };
        },

        leaveGroup: (args) => leaveGroup(parts, args),

        async sendMemberHeartbeat(args) {
            checkId('nodeId', args.nodeId);
            const { group, now } = await namedGroup(parts, args);
            // Editors of today know this error type: they join again, and the backend then refuses them for good.
            if (supervision.isRemoved(group, args.nodeId)) throw removed('NodeNotFound');
            const node = await store.readNode(group, args.nodeId, now);
            if (node === undefined) refuseStranger(args.nodeId, group);
            supervision.notes(group, args.nodeId).lastSeen = now;
            const isBack = await store.putNode({ ...node, aliveUntil: nodeAliveUntil(now, settings) }, now);
            if (isBack) await publishMembers(parts, group, now);
            return {
                nodeId: node.id,
                groupId: group.id,
                domain: group.domain,
                expiresAt: isoTime(group.expiresAt),
                heartbeatIntervalSeconds: settings.memberHeartbeatIntervalSeconds,
            };
        },

        async listNodesInGroup(args) {
            const { group, now } = await namedGroup(parts, args);
            const nodes = await store.listNodes(group, now);
            return nodes.map((node) => nodeShape(node, group, settings));
        },
    };
}
