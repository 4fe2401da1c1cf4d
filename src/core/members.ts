import type { Contract } from '../wire/contract';
import { MeshError } from '../wire/errors';
import type { LeaveGroupPayload, MutationLeaveGroupArgs } from '../wire/types';
import { nodeAliveUntil, refuseStranger } from './group-life';
import { livingGroup } from './groups';
import type { UseCaseParts, WritingParts } from './parts';
import type { Publisher } from './publisher';
import type { GroupKey, GroupRecord, NodeRecord } from './records';
import type { Store } from './store';
import { checkId, groupKey } from './validate';
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

async function enter(parts: UseCaseParts, group: GroupRecord, node: NodeRecord, now: number): Promise<void> {
    const before = await parts.store.findNode(node.id, now);
    const added = await parts.store.putNode(node, now);
    if (added) await publishMembers(parts, group, now);
    // A node is in one group at a time. If it joins another, it has left the first: its page was reloaded, or it
    // followed a link.
    if (before === undefined || (before.group.id === group.id && before.group.domain === group.domain)) return;
    if (await parts.store.removeNode(before.group, node.id, now)) await publishMembers(parts, before.group, now);
}

/** The refusal for a removed member. */
function removed(errorType: 'Unauthorized' | 'NodeNotFound'): MeshError {
    return new MeshError(errorType, 'The host removed you from this group.', { code: 'removed' });
}

/**
 * The living group in which `nodeId` may be a member.
 * @throws {MeshError} ValidationError, GroupNotFound, Unauthorized if the host removed this member
 */
export async function welcomingGroup(
    { store, supervision }: Pick<WritingParts, 'store' | 'supervision'>,
    key: GroupKey,
    nodeId: string,
    now: number,
): Promise<GroupRecord> {
    checkId('nodeId', nodeId);
    const group = await livingGroup({ store }, key, now);
    if (supervision.isRemoved(key, nodeId)) throw removed('Unauthorized');
    return group;
}

/** Adds a node that sends before it joined, as old clients do. */
export async function letIn(parts: UseCaseParts, group: GroupRecord, nodeId: string, now: number): Promise<void> {
    const key = { id: group.id, domain: group.domain };
    if ((await parts.store.readNode(key, nodeId, now)) !== undefined) return;
    const aliveUntil = nodeAliveUntil(now, parts.settings);
    await enter(parts, group, { id: nodeId, group: key, aliveUntil, useWebSocket: group.useWebSocket }, now);
}

/** Removes a member from its group. @throws {MeshError} */
export async function leaveGroup(parts: WritingParts, args: MutationLeaveGroupArgs): Promise<LeaveGroupPayload> {
    const { store, clock } = parts;
    const key = groupKey(args);
    checkId('nodeId', args.nodeId);
    const now = clock.now();
    await livingGroup(parts, key, now);
    // Leaving twice is not an error: the first answer may have been lost.
    if (await store.removeNode(key, args.nodeId, now)) await publishMembers(parts, key, now);
    return { peerId: args.nodeId, groupId: key.id, domain: key.domain, message: 'The member left the group.' };
}

type MemberUseCases = Pick<Contract, 'joinGroup' | 'leaveGroup' | 'sendMemberHeartbeat' | 'listNodesInGroup'>;

/** The lifecycle of members: join, stay, leave. */
export function memberUseCases(parts: UseCaseParts): MemberUseCases {
    const { store, clock, settings, supervision } = parts;
    return {
        async joinGroup(args) {
            const key = groupKey(args);
            const now = clock.now();
            const group = await welcomingGroup(parts, key, args.nodeId, now);
            supervision.notes(key, args.nodeId).lastSeen = now;
            const node = {
                id: args.nodeId,
                group: key,
                aliveUntil: nodeAliveUntil(now, settings),
                useWebSocket: args.useWebSocket ?? group.useWebSocket,
            };
            const kept = (await store.readNode(key, node.id, now)) !== undefined;
            await enter(parts, group, node, now);
            const position = await store.lastPosition(key, now);
            const paused = supervision.isPaused(key);
            return { ...joinedShape(node, group, settings, { position, now, paused }), kept };
        },

        leaveGroup: (args) => leaveGroup(parts, args),

        async sendMemberHeartbeat(args) {
            const key = groupKey(args);
            checkId('nodeId', args.nodeId);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            // Editors of today know this error type: they join again, and the backend then refuses them for good.
            if (supervision.isRemoved(key, args.nodeId)) throw removed('NodeNotFound');
            const node = await store.readNode(key, args.nodeId, now);
            if (node === undefined) refuseStranger(args.nodeId, key);
            supervision.notes(key, args.nodeId).lastSeen = now;
            const isBack = await store.putNode({ ...node, aliveUntil: nodeAliveUntil(now, settings) }, now);
            if (isBack) await publishMembers(parts, key, now);
            return {
                nodeId: node.id,
                groupId: key.id,
                domain: key.domain,
                expiresAt: isoTime(group.expiresAt),
                heartbeatIntervalSeconds: settings.memberHeartbeatIntervalSeconds,
            };
        },

        async listNodesInGroup(args) {
            const key = groupKey(args);
            const now = clock.now();
            const group = await livingGroup(parts, key, now);
            const nodes = await store.listNodes(key, now);
            return nodes.map((node) => nodeShape(node, group, settings));
        },
    };
}
