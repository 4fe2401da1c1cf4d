import { isAlive, nodeNotFound } from '../../core/group-life';
import { GROUP_MAX_MEMBERS } from '../../core/limits';
import type { GroupKey, NodeRecord, StatusRecord } from '../../core/records';
import type { MemberList } from '../../core/store';
import { MeshError } from '../../wire/errors';
import type { MemberVariables } from '../member-variables';
import { textOf } from './attributes';
import type { Commits } from './commit';
import { deletableAfter, headOf, Order, type Head } from './group-head';
import type { Groups } from './groups';
import {
    domainPartition,
    groupItem,
    nodeItem,
    nodesPrefix,
    pointerItem,
    statusItem,
    TTL_ATTRIBUTE,
    type ItemKey,
} from './keys';
import { nodeRowItem, nodeRowOf, variablesOf, type NodeRow } from './member-items';
import type { Item, Table } from './table';

/** A member with its variables. */
export interface Member {
    readonly row: NodeRow;
    readonly variables: MemberVariables;
}

/** What a member's write is built on. */
export interface Present extends Member {
    readonly head: Head;
}

/**
 * The members in the table. A write's group is read before its members: a batch of reads is no snapshot, and members
 * that are older than the group's order would be written over with nobody to notice. Newer ones are noticed.
 */
export class Members {
    public constructor(
        private readonly table: Table,
        private readonly groups: Groups,
        private readonly commits: Commits,
    ) {}

    /** Adds the member or refreshes it; true where it was not there before. @throws {MeshError} */
    public put(node: NodeRecord, now: number): Promise<boolean> {
        const { group } = node;
        return this.commits.run(group, async () => {
            const head = await this.groups.head(group, now);
            const present = await this.table.get(nodeItem(group, node.id));
            const before = present === undefined ? undefined : nodeRowOf(present);
            const pointer = this.table.putting(pointerTo(node));
            if (before !== undefined && isAlive(before.record, now)) {
                const row = nodeRowItem({ record: node, joined: before.joined });
                const stays = { expression: 'aliveUntil > :now', values: { ':now': now } };
                return (await this.table.transact([this.table.putting(row, stays), pointer]))
                    ? { result: false }
                    : null;
            }
            await this.checkRoom(group, now);
            const order = new Order(head);
            const joined = order.next(now);
            const written = await this.table.transact([
                this.table.changing(groupItem(group), order.after(head, { membersPosition: joined })),
                this.table.putting(nodeRowItem({ record: node, joined })),
                // One that comes back starts without its old variables.
                this.table.removing(statusItem(group, node.id)),
                pointer,
            ]);
            return written ? { result: true } : null;
        });
    }

    /** Removes the member and its variables; true where it was there. */
    public remove(key: GroupKey, nodeId: string): Promise<boolean> {
        return this.commits.run(key, async () => {
            const headItem = await this.table.get(groupItem(key));
            if (headItem === undefined || (await this.table.get(nodeItem(key, nodeId))) === undefined)
                return { result: false };
            const head = headOf(headItem);
            const order = new Order(head);
            const left = order.next(head.time);
            const written = await this.table.transact([
                this.table.changing(groupItem(key), order.after(head, { membersPosition: left })),
                this.table.removing(nodeItem(key, nodeId)),
                this.table.removing(statusItem(key, nodeId)),
            ]);
            if (!written) return null;
            await this.table.remove(pointerItem(nodeId), {
                expression: 'groupId = :group AND #domain = :domain',
                names: { '#domain': 'domain' },
                values: { ':group': key.id, ':domain': key.domain },
            });
            return { result: true };
        });
    }

    /** The member, if it lives. @throws {MeshError} GroupNotFound */
    public async read(key: GroupKey, nodeId: string, now: number): Promise<Member | undefined> {
        const { member } = await this.find(key, nodeId, now);
        return member;
    }

    /** The member and its group's order, for a write. @throws {MeshError} GroupNotFound, NodeNotFound */
    public async present(key: GroupKey, nodeId: string, now: number): Promise<Present> {
        const { head, member } = await this.find(key, nodeId, now);
        if (member === undefined) throw nodeNotFound(nodeId, key);
        return { head, ...member };
    }

    /** The living members in the order of their joining. */
    public async living(key: GroupKey, now: number): Promise<Member[]> {
        const nodes: Item[] = [];
        const statuses = new Map<string, Item>();
        for await (const item of this.table.query(domainPartition(key.domain), { prefix: nodesPrefix(key) }))
            if ('variables' in item) statuses.set(textOf(item, 'nodeId'), item);
            else nodes.push(item);
        return nodes
            .map(nodeRowOf)
            .filter(({ record }) => isAlive(record, now))
            .sort((one, other) => (one.joined < other.joined ? -1 : 1))
            .map((row) => ({ row, variables: variablesOf(row.record.id, statuses.get(row.record.id)) }));
    }

    /** Who is in the group, and since when. */
    public async list(key: GroupKey, { membersPosition }: Head, now: number): Promise<MemberList> {
        return { ids: (await this.living(key, now)).map(({ row }) => row.record.id), position: membersPosition };
    }

    /** The group that a node was last seen in, if it is still a member there. */
    public async findNode(nodeId: string, now: number): Promise<NodeRecord | undefined> {
        const pointer = await this.table.get(pointerItem(nodeId));
        if (pointer === undefined) return undefined;
        const key = { id: textOf(pointer, 'groupId'), domain: textOf(pointer, 'domain') };
        if ((await this.groups.read(key, now)) === undefined) return undefined;
        return (await this.read(key, nodeId, now))?.row.record;
    }

    /** The variables of all living members that ever wrote. */
    public async statuses(key: GroupKey, now: number): Promise<StatusRecord[]> {
        return (await this.living(key, now)).flatMap(({ variables }) => variables.status() ?? []);
    }

    private async find(
        key: GroupKey,
        nodeId: string,
        now: number,
    ): Promise<{ head: Head; member: Member | undefined }> {
        const head = await this.groups.head(key, now);
        const [node, status] = await this.table.getAll([nodeItem(key, nodeId), statusItem(key, nodeId)]);
        const row = node === undefined ? undefined : nodeRowOf(node);
        if (row === undefined || !isAlive(row.record, now)) return { head, member: undefined };
        return { head, member: { row, variables: variablesOf(nodeId, status) } };
    }

    private async checkRoom(key: GroupKey, now: number): Promise<void> {
        if ((await this.living(key, now)).length < GROUP_MAX_MEMBERS) return;
        throw new MeshError(
            'LimitExceeded',
            `joinGroup: the group has ${GROUP_MAX_MEMBERS} members, which is all it takes. Open a second group.`,
            { code: 'members-full', values: { max: GROUP_MAX_MEMBERS } },
        );
    }
}

function pointerTo({ id, group, aliveUntil }: NodeRecord): ItemKey & Item {
    return {
        ...pointerItem(id),
        groupId: group.id,
        domain: group.domain,
        [TTL_ATTRIBUTE]: deletableAfter(aliveUntil),
    };
}
