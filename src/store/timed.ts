import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isAlive, refuseStranger } from '../core/group-life';
import type { GroupKey, NodeRecord } from '../core/records';
import type { MeshSettings } from '../core/settings';
import type { WritingStore } from '../core/parts';
import type { MemberList } from '../core/store';
import { Groups } from './dynamodb/groups';
import { nodeItem } from './dynamodb/keys';
import { Table } from './dynamodb/table';
import { TimedBatches } from './timed-batches';
import { TimedMembers } from './timed-members';
import { isoTime } from '../core/platform';
import { TimedReports } from './timed-reports';
import { whoIsIn } from './timed/records';
import { basePosition } from '../wire/position-grammar';

/** What the store is told. */
export interface TimedStoreOptions extends Pick<MeshSettings, 'eventTtlSeconds'> {
    readonly client: DynamoDBDocumentClient;
    readonly table: string;
    /** Milliseconds since 1970: the time by which it sees how long a write took. */
    readonly clock: () => number;
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

    /** A member goes on being there, and says how it listens. @throws {MeshError} NodeNotFound */
    public async stay({ group, id, aliveUntil, useWebSocket }: NodeRecord, now: number): Promise<void> {
        const stays = await this.table.update(nodeItem(group, id), {
            update: 'SET aliveUntil = :until, useWebSocket = :useWebSocket',
            condition: 'aliveUntil > :now',
            values: { ':until': aliveUntil, ':useWebSocket': useWebSocket, ':now': now },
        });
        if (!stays) refuseStranger(id, group);
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
        return whoIsIn(await this.members.all(key), now);
    }

    /** Whether somebody needs to be told something by a push, as far as the members said when they joined. */
    public async isPushed(key: GroupKey, now: number): Promise<boolean> {
        return (await this.members.all(key)).some((member) => member.useWebSocket && isAlive(member, now));
    }
}
