import { randomUUID } from 'node:crypto';
import { isAlive, refuseStranger, requirePlace } from '../../src/core/group-life';
import type { WritingStore } from '../../src/core/parts';
import { isoTime } from '../../src/core/platform';
import type { GroupKey, NodeRecord } from '../../src/core/records';
import { basePosition, JOINED } from '../../src/wire/position-grammar';
import { domainPartition, nodeItem, nodesPrefix, statusItem } from '../table/keys';
import { entryWrites, leaveUpdate, memberItem, stayUpdate, type FoundMember, type MemberItem } from '../table/member';
import { whoIsIn } from '../table/records';
import type { StatusItem } from '../table/status';
import { untilDone } from './retry';
import type { Item, Table } from './table';

/** The part of the store that keeps members. */
export class Members implements Pick<WritingStore, 'removeNode' | 'memberList'> {
    public constructor(private readonly table: Table) {}

    /** A living member with its variables; null if there is none. */
    public async find(key: GroupKey, nodeId: string, now: number): Promise<FoundMember | null> {
        const [member, status] = await Promise.all([
            this.table.get(nodeItem(key, nodeId)),
            this.table.get(statusItem(key, nodeId)),
        ]);
        if (!isMember(member) || !isAlive(member, now)) return null;
        return { member, status: isStatus(status) ? status : null };
    }

    /**
     * Makes a node a member, and ends its stay in the group that it left by this. False if it is a member already, for
     * example by another operation of its own: then nothing changes.
     * @throws {MeshError} LimitExceeded if the group is full, or too busy
     */
    public enter(node: NodeRecord, left: GroupKey | null, now: number): Promise<boolean> {
        const { group, id } = node;
        return untilDone(group, async () => {
            const item = await this.table.get(nodeItem(group, id));
            const before = isMember(item) ? item : null;
            if (before !== null && isAlive(before, now)) return { result: false };
            requirePlace((await this.all(group)).filter((member) => isAlive(member, now)).length);
            const joined = `${basePosition(isoTime(now), randomUUID())}${JOINED}`;
            return this.table.transact(entryWrites(memberItem(node, joined, before), left, now), true);
        });
    }

    /** Prolongs a member's stay, and notes its transport. @throws {MeshError} NodeNotFound */
    public async stay(node: NodeRecord, now: number): Promise<void> {
        const stays = await untilDone(node.group, () => this.table.write(stayUpdate(node, now)));
        if (!stays) refuseStranger(node.id, node.group);
    }

    public async removeNode(key: GroupKey, nodeId: string, now: number): Promise<boolean> {
        if ((await this.find(key, nodeId, now)) === null) return false;
        const left = basePosition(isoTime(now), randomUUID());
        return untilDone(key, () => this.table.write(leaveUpdate(key, nodeId, left)));
    }

    public async memberList(key: GroupKey, now: number) {
        return whoIsIn(await this.all(key), now);
    }

    /** Whether a member listens for pushes, as far as the members said when they joined. */
    public async hasListener(key: GroupKey, now: number): Promise<boolean> {
        return (await this.all(key)).some((member) => member.useWebSocket && isAlive(member, now));
    }

    /** Every member of the group, including those that left. */
    private async all(key: GroupKey): Promise<MemberItem[]> {
        const members: MemberItem[] = [];
        for await (const item of this.table.query(domainPartition(key.domain), nodesPrefix(key)))
            if (isMember(item)) members.push(item);
        return members;
    }
}

function isMember(item: Item | undefined): item is Item & MemberItem {
    return (
        item !== undefined &&
        Array.isArray(item['batches']) &&
        Array.isArray(item['held']) &&
        typeof item['aliveUntil'] === 'number'
    );
}

function isStatus(item: Item | undefined): item is Item & StatusItem {
    return item !== undefined && item['isStatus'] === true && typeof item['time'] === 'number';
}
