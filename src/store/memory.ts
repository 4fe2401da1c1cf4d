import { endOf, fullId, isAlive, refuseGone, requirePlace } from '../core/group-life';
import { GROUP_MAX_MEMBERS, STORE_MAX_GROUPS, STORE_MAX_MEBIBYTES } from '../core/limits';
import type { EndedGroup, GroupEnd, GroupKey, GroupRecord } from '../core/records';
import { resumeGraceMs, type MeshSettings } from '../core/settings';
import type { Store, Swept } from '../core/store';
import { MeshError } from '../wire/errors';
import { GroupBytes, type ByteBudget } from './memory/byte-budget';
import { EndedGroups } from './memory/ended-groups';
import { GroupState } from './memory/group-state';
import type { SavedStore } from './memory/saved';

/** The options of a memory store. */
export interface MemoryStoreOptions extends Pick<MeshSettings, 'eventTtlSeconds' | 'pollingIntervalSeconds'> {
    /** Bytes that all groups together may use. Default: 256 MiB. */
    readonly maxBytes?: number;
}

/** What a memory store offers besides the port: numbers for `/metrics`, which cost nothing to read. */
export interface MemoryStore extends Store {
    /** Current groups and members, including those that expired since the last sweep. */
    counts(): { readonly groups: number; readonly members: number };
    /** Bytes that all groups use together. The estimate errs on the high side. */
    bytes(): number;
    /** The store's whole content. */
    saved(): SavedStore;
}

/**
 * The Store of one process. Everything is in maps, and no operation on a group costs more than its own group. Lists and
 * searches look at all groups: 10,000 cost less than a millisecond. Calls are atomic because nothing in them waits, and
 * no read changes anything. The content ends with the process.
 */
export function createMemoryStore(options: MemoryStoreOptions, saved?: SavedStore): MemoryStore {
    const groups = new Map<string, GroupState>();
    const byHost = new Map<string, GroupState>();
    const groupOfNode = new Map<string, GroupState>();
    const budget: ByteBudget = { used: 0, max: options.maxBytes ?? STORE_MAX_MEBIBYTES * 1024 * 1024 };
    const endedGroups = new EndedGroups();
    /** Expired groups that their host has replaced by a new one. The next sweep reports them. */
    let replaced: EndedGroup[] = [...(saved?.unreported ?? [])];

    const hostKey = ({ hostId, domain }: GroupRecord) => JSON.stringify([hostId, domain]);
    const find = (key: GroupKey) => groups.get(fullId(key));

    for (const group of saved?.ended ?? []) endedGroups.add(group);
    for (const group of saved?.groups ?? []) {
        const state = open(group.record);
        state.restore(group);
        for (const { record, isLatest } of group.members) if (isLatest) groupOfNode.set(record.id, state);
    }

    function open(record: GroupRecord): GroupState {
        const bytes = new GroupBytes(budget);
        const group = new GroupState(record, options.eventTtlSeconds * 1000, resumeGraceMs(options), bytes);
        groups.set(fullId(record), group);
        byHost.set(hostKey(record), group);
        return group;
    }

    function state(key: GroupKey, now: number): GroupState {
        const group = find(key);
        if (group === undefined || !isAlive(group.record, now)) refuseGone(key, howEnded(key, now));
        return group;
    }

    function howEnded(key: GroupKey, now: number): GroupEnd | null {
        const group = find(key);
        if (group === undefined) return endedGroups.endOf(key);
        return isAlive(group.record, now) ? null : endOf(group.record);
    }

    function drop(group: GroupState, end: GroupEnd): EndedGroup {
        const { record } = group;
        const ended = { id: record.id, domain: record.domain, end };
        groups.delete(fullId(record));
        if (byHost.get(hostKey(record)) === group) byHost.delete(hostKey(record));
        for (const nodeId of group.members.keys()) forgetNode(nodeId, group);
        group.end();
        endedGroups.add(ended);
        return ended;
    }

    function forgetNode(nodeId: string, group: GroupState): void {
        if (groupOfNode.get(nodeId) === group) groupOfNode.delete(nodeId);
    }

    /**
     * In a full group, a new member takes the place of the first member that fell silent or has sent no sign of life
     * since it joined.
     */
    function makePlace(group: GroupState, now: number): void {
        const living = group.living(now);
        if (living.length < GROUP_MAX_MEMBERS) return;
        const silent = living.find((member) => !member.isHeard || !member.isPresent(now));
        if (silent === undefined) return requirePlace(living.length);
        forgetNode(silent.record.id, group);
        group.remove(silent.record.id, now);
    }

    return {
        counts: () => ({ groups: groups.size, members: groupOfNode.size }),
        bytes: () => budget.used,
        saved: () => ({
            groups: [...groups.values()].map((group) => group.saved((nodeId) => groupOfNode.get(nodeId) === group)),
            ended: endedGroups.saved(),
            unreported: replaced,
        }),

        async createGroup(record, now) {
            const present = byHost.get(hostKey(record));
            if (present !== undefined && isAlive(present.record, now)) return present.record;
            if (present !== undefined) replaced.push(drop(present, endOf(present.record)));
            if (groups.size >= STORE_MAX_GROUPS)
                throw new MeshError(
                    'LimitExceeded',
                    `createGroup: this server holds ${groups.size} groups, which is the maximum. Try again later.`,
                    { code: 'groups-full', values: { max: STORE_MAX_GROUPS } },
                );
            open(record);
            return record;
        },

        async readGroup(key, now) {
            const group = find(key);
            return group !== undefined && isAlive(group.record, now) ? group.record : undefined;
        },

        endOf: async (key, now) => howEnded(key, now),

        async extendGroup(key, aliveUntil, expiresAt) {
            const group = find(key);
            if (group === undefined) return;
            group.record = { ...group.record, aliveUntil, expiresAt: expiresAt ?? group.record.expiresAt };
        },

        async removeGroup(key) {
            const group = find(key);
            if (group !== undefined) drop(group, 'group-ended');
        },

        async listGroups(domain, now) {
            const records = [...groups.values()].map(({ record }) => record);
            return records.filter((record) => record.domain === domain && isAlive(record, now));
        },

        async searchGroups(namePrefix, limit, now) {
            const found: GroupRecord[] = [];
            for (const { record } of groups.values()) {
                if (found.length >= limit) break;
                if (record.name.startsWith(namePrefix) && isAlive(record, now)) found.push(record);
            }
            return found;
        },

        async putNode(node, now) {
            const group = state(node.group, now);
            if (group.member(node.id, now) === undefined) makePlace(group, now);
            const isNew = group.put(node, now);
            groupOfNode.set(node.id, group);
            return isNew;
        },

        async removeNode(key, nodeId, now) {
            const group = find(key);
            if (group === undefined) return false;
            forgetNode(nodeId, group);
            return group.remove(nodeId, now);
        },

        async hear(key, nodeId, withinMs, now) {
            const group = find(key);
            return group !== undefined && isAlive(group.record, now) ? group.hear(nodeId, withinMs, now) : null;
        },

        async findNode(nodeId, now) {
            const group = groupOfNode.get(nodeId);
            return group !== undefined && isAlive(group.record, now) ? group.member(nodeId, now)?.record : undefined;
        },

        readNode: async (key, nodeId, now) => state(key, now).member(nodeId, now)?.record,
        readStatus: async (key, nodeId, now) => state(key, now).member(nodeId, now)?.variables.status(),
        listNodes: async (key, now) =>
            state(key, now)
                .present(now)
                .map(({ record }) => record),
        listStatuses: async (key, now) =>
            state(key, now)
                .present(now)
                .flatMap(({ variables }) => variables.status() ?? []),
        memberList: async (key, now) => state(key, now).memberList(now),
        lastPosition: async (key, now) => state(key, now).position,
        writeVariables: async (key, nodeId, writes, now) => state(key, now).write(nodeId, writes, now),
        append: async (key, nodeId, events, now) => state(key, now).append(nodeId, events, now),
        readSince: async (key, since, limit, now) => state(key, now).pageSince(since, limit, now),

        async sweep(now): Promise<Swept> {
            const ended = replaced;
            replaced = [];
            const shrunk: GroupKey[] = [];
            for (const group of [...groups.values()]) {
                if (!isAlive(group.record, now)) ended.push(drop(group, endOf(group.record)));
                else if (group.sweep(now) > 0) shrunk.push({ id: group.record.id, domain: group.record.domain });
            }
            for (const [nodeId, group] of groupOfNode) if (!group.members.has(nodeId)) groupOfNode.delete(nodeId);
            return { groups: ended, shrunk };
        },
    };
}
