import type { Contract } from '../wire/contract';
import type { Group, MeshMessage, MutationCreateGroupArgs, MutationDissolveGroupArgs } from '../wire/types';
import { groupAliveUntil, refuseGone, requireHost } from './group-life';
import type { UseCaseParts, WritingParts } from './parts';
import type { GroupRecord } from './records';
import {
    checkDomain,
    checkGroupName,
    checkId,
    checkNamePrefix,
    connectionTime,
    groupKey,
    searchLimit,
} from './validate';
import { dissolveMessage, groupShape } from './wire-shapes';
import { isoTime } from './platform';

/** A group at the time of a request. */
export interface NamedGroup {
    readonly group: GroupRecord;
    readonly now: number;
}

/** The living group that the arguments name. @throws {MeshError} ValidationError; GroupNotFound, with the way it ended */
export async function namedGroup(
    { store, clock }: Pick<WritingParts, 'store' | 'clock'>,
    args: { readonly groupId: string; readonly domain: string },
): Promise<NamedGroup> {
    const key = groupKey(args);
    const now = clock.now();
    const group = await store.readGroup(key, now);
    if (group === undefined) refuseGone(key, await store.endOf(key, now));
    return { group, now };
}

/** Creates a group, or returns the living group of the same host and domain. @throws {MeshError} */
export async function createGroup(
    { store, clock, settings, newId, supervision }: WritingParts,
    { name, hostId, domain, maxConnectionTimeSeconds, useWebSocket }: MutationCreateGroupArgs,
): Promise<Group> {
    checkGroupName(name);
    checkId('hostId', hostId);
    checkDomain(domain);
    const seconds = connectionTime(maxConnectionTimeSeconds, settings.maxConnectionTimeSeconds);
    const now = clock.now();
    const expiresAt = now + seconds * 1000;
    const id = newId();
    const group = await store.createGroup(
        {
            id,
            domain,
            name,
            hostId,
            createdAt: now,
            expiresAt,
            aliveUntil: groupAliveUntil(expiresAt, now, settings),
            useWebSocket,
        },
        now,
    );
    // A request for an existing group does not return its key, because the host's id is no secret.
    if (group.id !== id) return groupShape(group, settings);
    const hostKey = newId();
    supervision.open(group, hostKey);
    return { ...groupShape(group, settings), hostKey };
}

/** Ends a group and notifies its members. @throws {MeshError} */
export async function dissolveGroup(parts: WritingParts, args: MutationDissolveGroupArgs): Promise<MeshMessage> {
    const { store, publisher, supervision } = parts;
    const { group } = await namedGroup(parts, args);
    requireHost(group, args.hostId, 'dissolve');
    await store.removeGroup(group);
    supervision.forget(group);
    const message = dissolveMessage(group, 'group-ended');
    publisher.publish(group, message, 'all');
    return message;
}

/**
 * Whether all windows of a group's host are gone, or the host itself is a member that fell silent. For a host that was
 * never a member, only its heartbeat counts.
 */
async function isHostAway(
    { store, supervision }: Pick<UseCaseParts, 'store' | 'supervision'>,
    group: GroupRecord,
    /** The members in the lists. */
    present: readonly string[],
    now: number,
): Promise<boolean> {
    if (present.includes(group.hostId)) return false;
    const windows = supervision.windows(group);
    if (windows.size > 0) return !present.some((nodeId) => windows.has(nodeId));
    return (await store.readNode(group, group.hostId, now)) !== undefined;
}

type GroupUseCases = Pick<
    Contract,
    | 'createDomain'
    | 'listGroupsByDomain'
    | 'searchGroupsByNamePrefix'
    | 'createGroup'
    | 'renewHeartbeat'
    | 'dissolveGroup'
    | 'checkSubscription'
>;

/** The lifecycle of groups: find, create, keep alive, dissolve. */
export function groupUseCases(parts: UseCaseParts): GroupUseCases {
    const { store, clock, settings, deriveDomain } = parts;
    const listed = async (group: GroupRecord, now: number) => {
        const { ids } = await store.memberList(group, now);
        const hostAway = await isHostAway(parts, group, ids, now);
        return { ...groupShape(group, settings), memberCount: ids.length, hostAway };
    };
    return {
        createDomain: (_args, caller) => deriveDomain(caller.address),

        async listGroupsByDomain({ domain, withoutHost }) {
            checkDomain(domain);
            const now = clock.now();
            const groups = await store.listGroups(domain, now);
            const all = await Promise.all(groups.map((group) => listed(group, now)));
            return withoutHost === true ? all : all.filter(({ hostAway }) => !hostAway);
        },

        async searchGroupsByNamePrefix({ namePrefix, limit }) {
            checkNamePrefix(namePrefix);
            const groups = await store.searchGroups(namePrefix, searchLimit(limit), clock.now());
            return groups.map((group) => groupShape(group, settings));
        },

        createGroup: (args) => createGroup(parts, args),

        async renewHeartbeat(args) {
            const { group, now } = await namedGroup(parts, args);
            requireHost(group, args.hostId, 'renew the heartbeat of');
            if (typeof args.nodeId === 'string') {
                checkId('nodeId', args.nodeId);
                parts.supervision.hostIs(group, args.nodeId);
            }
            await store.extendGroup(group, groupAliveUntil(group.expiresAt, now, settings));
            return {
                groupId: group.id,
                domain: group.domain,
                expiresAt: isoTime(group.expiresAt),
                heartbeatIntervalSeconds: settings.hostHeartbeatIntervalSeconds,
            };
        },

        dissolveGroup: (args) => dissolveGroup(parts, args),

        async checkSubscription(args) {
            await namedGroup(parts, args);
        },
    };
}
