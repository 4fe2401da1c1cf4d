import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isAlive, nodeNotFound } from '../core/group-life';
import type { GroupKey, NewEvent, NodeRecord } from '../core/records';
import type { MeshSettings } from '../core/settings';
import type { WritingStore } from '../core/parts';
import type { Appended, MemberList } from '../core/store';
import { Groups } from './dynamodb/groups';
import { groupItem, nodeItem, pointerItem } from './dynamodb/keys';
import { Table } from './dynamodb/table';
import { TimedBatches } from './timed-batches';
import { TimedMembers } from './timed-members';
import { checkWrites, isoTime, recordOf, recordsOf } from './timed-records';
import { TimedReports } from './timed-reports';
import { whoIsIn } from './timed/items';
import { basePosition, positionOfTime } from './timed/positions';

/** What the store is told. */
export interface TimedStoreOptions extends Pick<MeshSettings, 'eventTtlSeconds'> {
    readonly client: DynamoDBDocumentClient;
    readonly table: string;
    /** Milliseconds since 1970: the time by which it sees how long a write took. */
    readonly clock: () => number;
}

/** Who listens in a group. */
export interface Listeners {
    /** Somebody uses WebSockets. */
    readonly isPushed: boolean;
    /** Somebody of those may read no variables inside events. */
    readonly isOld: boolean;
}

/**
 * The writing half of a store, for the Lambda of the stack: AppSync's resolvers write the same items beside it, so that
 * positions follow the clock alone (src/store/timed/positions.ts).
 */
export class TimedStore implements WritingStore {
    public readonly members: TimedMembers;
    public readonly batches: TimedBatches;
    public readonly reports: TimedReports;
    private readonly table: Table;
    private readonly groups: Groups;

    public constructor({ client, table: name, clock, eventTtlSeconds }: TimedStoreOptions) {
        const table = new Table(client, name);
        const members = new TimedMembers(table);
        this.table = table;
        this.groups = new Groups(table);
        this.members = members;
        this.batches = new TimedBatches({ table, members, ttlMs: eventTtlSeconds * 1000, clock });
        this.reports = new TimedReports({ table, members, clock });
    }

    public createGroup: WritingStore['createGroup'] = (group, now) => this.groups.create(group, now);
    public readGroup: WritingStore['readGroup'] = (key, now) => this.groups.read(key, now);
    public endOf: WritingStore['endOf'] = (key, now) => this.groups.endOf(key, now);
    public removeGroup: WritingStore['removeGroup'] = (key) => this.groups.dissolve(key);

    public async putNode(node: NodeRecord, now: number): Promise<boolean> {
        if (!(await this.members.enter(node, now))) return false;
        // Who comes by the Lambda without having joined is an old client: what is fired in a group of such is kept for
        // them where the group polls, and its variables are told before its events.
        await this.table.update(groupItem(node.group), {
            update: 'SET #old = :yes, keeps = :keeps',
            condition: 'attribute_exists(pk)',
            names: { '#old': 'old' },
            values: { ':yes': true, ':keeps': true },
        });
        return true;
    }

    /** A member goes on being there, and says how it listens. @throws {MeshError} NodeNotFound */
    public async stay({ group, id, aliveUntil, useWebSocket }: NodeRecord, now: number): Promise<void> {
        const stays = await this.table.update(nodeItem(group, id), {
            update: 'SET aliveUntil = :until, useWebSocket = :useWebSocket',
            condition: 'aliveUntil > :now',
            values: { ':until': aliveUntil, ':useWebSocket': useWebSocket, ':now': now },
        });
        if (!stays) throw nodeNotFound(id, group);
    }

    public async readNode(key: GroupKey, nodeId: string, now: number): Promise<NodeRecord | undefined> {
        const found = await this.members.find(key, nodeId, now);
        return found === null ? undefined : recordOf(found.member);
    }

    public async removeNode(key: GroupKey, nodeId: string, now: number): Promise<boolean> {
        if ((await this.members.find(key, nodeId, now)) === null) return false;
        return this.table.update(nodeItem(key, nodeId), {
            update: 'SET aliveUntil = :gone, #left = :left',
            condition: 'aliveUntil > :gone',
            names: { '#left': 'left' },
            values: { ':gone': 0, ':left': basePosition(isoTime(now), randomUUID()) },
        });
    }

    public async memberList(key: GroupKey, now: number): Promise<MemberList> {
        const { ids, position, gone } = whoIsIn(await this.members.all(key), now);
        const goneAt = positionOfTime(isoTime(gone));
        return { ids, position: goneAt > position ? goneAt : position };
    }

    public async findNode(nodeId: string, now: number): Promise<NodeRecord | undefined> {
        const pointer = await this.table.get(pointerItem(nodeId));
        const id = pointer?.['groupId'];
        const domain = pointer?.['domain'];
        if (typeof id !== 'string' || typeof domain !== 'string') return undefined;
        if ((await this.groups.read({ id, domain }, now)) === undefined) return undefined;
        return this.readNode({ id, domain }, nodeId, now);
    }

    /** Who needs to be told something by a push, as far as the members said when they joined. */
    public async listeners(key: GroupKey, now: number): Promise<Listeners> {
        const members = await this.members.all(key);
        const isPushed = members.some((member) => member.useWebSocket && isAlive(member, now));
        if (!isPushed) return { isPushed, isOld: false };
        const group = await this.table.get(groupItem(key));
        return { isPushed, isOld: group?.['old'] === true };
    }

    public async lastPosition(_key: GroupKey, now: number): Promise<string> {
        return positionOfTime(isoTime(now));
    }

    public async append(key: GroupKey, nodeId: string, events: readonly NewEvent[]): Promise<Appended> {
        checkWrites(events);
        const given = events.map((item, place) => ({ item, place }));
        const taken = await this.batches.take({ key, nodeId, events: given, isKept: true, late: null });
        const added = recordsOf(taken.events, nodeId, taken.base, isoTime(taken.time));
        return { events: [...taken.before, ...added], added, refused: taken.refused };
    }
}
