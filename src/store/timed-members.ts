import { randomUUID } from 'node:crypto';
import { isAlive, requirePlace } from '../core/group-life';
import type { GroupKey, NodeRecord } from '../core/records';
import { domainPartition, nodeItem, nodesPrefix, statusItem } from './dynamodb/keys';
import type { Table } from './dynamodb/table';
import { untilDone } from './dynamodb/tries';
import { isoTime } from '../core/platform';
import { asMember, asStatus } from './timed-records';
import { memberItem, pointerOf, type MemberItem } from './timed/items';
import type { StatusItem } from './timed/status';
import { basePosition, JOINED } from '../wire/position-grammar';

/** A member with its variables. */
export interface FoundMember {
    readonly member: MemberItem;
    readonly status: StatusItem | null;
}

/** The members in the stack's table. */
export class TimedMembers {
    public constructor(private readonly table: Table) {}

    /** A living member, null where there is none. */
    public async find(key: GroupKey, nodeId: string, now: number): Promise<FoundMember | null> {
        const [node, status] = await this.table.getAll([nodeItem(key, nodeId), statusItem(key, nodeId)]);
        const member = asMember(node);
        return member === null || !isAlive(member, now) ? null : { member, status: asStatus(status) };
    }

    /** Everybody who is in the group, or was. */
    public async all(key: GroupKey): Promise<MemberItem[]> {
        const members: MemberItem[] = [];
        for await (const item of this.table.query(domainPartition(key.domain), { prefix: nodesPrefix(key) })) {
            const member = asMember(item);
            if (member !== null) members.push(member);
        }
        return members;
    }

    /**
     * Makes a member of a node. False where it is one already, such as by another operation of its own at the same moment:
     * then nothing changes. @throws {MeshError} LimitExceeded where the group is full, or too busy
     */
    public enter({ group, id, aliveUntil, useWebSocket }: NodeRecord, now: number): Promise<boolean> {
        const { table } = this;
        return untilDone(group, async () => {
            const before = asMember(await table.get(nodeItem(group, id)));
            if (before !== null && isAlive(before, now)) return { result: false };
            requirePlace((await this.all(group)).filter((member) => isAlive(member, now)).length);
            const joined = `${basePosition(isoTime(now), randomUUID())}${JOINED}`;
            const item = memberItem(group, id, { aliveUntil, useWebSocket, joined }, before);
            const isDone = await table.transact([
                table.putting(
                    { ...item },
                    { expression: 'attribute_not_exists(pk) OR aliveUntil <= :now', values: { ':now': now } },
                ),
                // One that comes back starts without its old variables.
                table.removing(statusItem(group, id)),
                table.putting(pointerOf(group, id, aliveUntil)),
            ]);
            return isDone ? { result: true } : null;
        });
    }
}
