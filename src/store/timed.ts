import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isAlive, nodeNotFound } from '../core/group-life';
import type { GroupKey, NewEvent, NodeRecord } from '../core/records';
import type { MeshSettings } from '../core/settings';
import type { WritingStore } from '../core/parts';
import type { Appended, MemberList } from '../core/store';
import { MeshError } from '../wire/errors';
import { Groups } from './dynamodb/groups';
import { domainPartition, groupItem, nodeItem, nodesPrefix, pointerItem, statusItem } from './dynamodb/keys';
import { pause, Table } from './dynamodb/table';
import { asMember, asStatus, busy, checkWrites, heldBefore, isoTime, recordOf, recordsOf } from './timed-records';
import { batchRefusal, heldWith } from './timed/batch-share';
import {
    batchItem,
    memberItem,
    pointerOf,
    remembered,
    statusUpdate,
    wasSent,
    whoIsIn,
    writesIn,
    type MemberItem,
    type PackedEvent,
    type StatusItem,
} from './timed/items';
import { basePosition, JOINED, LATE_MS, positionAt, positionOfTime } from './timed/positions';
import { takeEvents, type Placed, type TakenEvents } from './timed/sharing';

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

/** A member with its variables. */
interface Found {
    readonly member: MemberItem;
    readonly status: StatusItem | null;
}

/** A batch that became visible too late to stay where it is. */
interface LateBatch {
    readonly base: string;
    readonly time: number;
    readonly count: number;
    /** What its sender held before it. */
    readonly held: MemberItem['held'];
}

/** Tries of a batch: each is lost only to another request of the same member, or to a slow moment. */
const TRIES = 6;
const FIRST_WAIT_MS = 20;

/**
 * The writing half of a store, for the Lambda of the stack: AppSync's resolvers write the same items beside it, so that
 * positions follow the clock alone (src/store/timed/positions.ts).
 */
export class TimedStore implements WritingStore {
    private readonly table: Table;
    private readonly groups: Groups;

    public constructor(private readonly options: TimedStoreOptions) {
        this.table = new Table(options.client, options.table);
        this.groups = new Groups(this.table);
    }

    public createGroup: WritingStore['createGroup'] = (group, now) => this.groups.create(group, now);
    public readGroup: WritingStore['readGroup'] = (key, now) => this.groups.read(key, now);
    public endOf: WritingStore['endOf'] = (key, now) => this.groups.endOf(key, now);
    public removeGroup: WritingStore['removeGroup'] = (key) => this.groups.dissolve(key);

    public async putNode(node: NodeRecord, now: number): Promise<boolean> {
        const { group, id, aliveUntil, useWebSocket } = node;
        const before = await this.table.get(nodeItem(group, id));
        const member = asMember(before);
        if (member !== null && isAlive(member, now)) return false;
        const joined = `${basePosition(isoTime(now), randomUUID())}${JOINED}`;
        const item = memberItem(group, id, { aliveUntil, useWebSocket, joined }, member);
        const isDone = await this.table.transact([
            this.table.putting({ ...item }),
            this.table.removing(statusItem(group, id)),
            this.table.putting(pointerOf(group, id, aliveUntil)),
        ]);
        if (!isDone) throw busy();
        // Who comes by the Lambda without having joined is an old client: what is fired in a group of such is kept for
        // them where the group polls, and its variables are told before its events.
        await this.table.update(groupItem(group), {
            update: 'SET #old = :yes, keeps = :keeps',
            condition: 'attribute_exists(pk)',
            names: { '#old': 'old' },
            values: { ':yes': true, ':keeps': true },
        });
        return true;
    }

    public async readNode(key: GroupKey, nodeId: string, now: number): Promise<NodeRecord | undefined> {
        const found = await this.find(key, nodeId, now);
        return found === null ? undefined : recordOf(found.member);
    }

    public async removeNode(key: GroupKey, nodeId: string, now: number): Promise<boolean> {
        const found = await this.find(key, nodeId, now);
        if (found === null) return false;
        const left = await this.table.update(nodeItem(key, nodeId), {
            update: 'SET aliveUntil = :gone, #left = :left',
            condition: 'aliveUntil > :gone',
            names: { '#left': 'left' },
            values: { ':gone': 0, ':left': basePosition(isoTime(now), randomUUID()) },
        });
        return left;
    }

    public async memberList(key: GroupKey, now: number): Promise<MemberList> {
        const { ids, position, gone } = whoIsIn(await this.members(key), now);
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
        const members = await this.members(key);
        const isPushed = members.some((member) => member.useWebSocket && isAlive(member, now));
        if (!isPushed) return { isPushed, isOld: false };
        const group = await this.table.get(groupItem(key));
        return { isPushed, isOld: group?.['old'] === true };
    }

    public async lastPosition(_key: GroupKey, now: number): Promise<string> {
        return positionOfTime(isoTime(now));
    }

    public async append(key: GroupKey, nodeId: string, events: readonly NewEvent[], now: number): Promise<Appended> {
        checkWrites(events);
        let late: LateBatch | null = null;
        let taken: TakenEvents = { events: [], refused: [] };
        for (let tries = 0; tries < TRIES; tries += 1) {
            if (tries > 0 && late === null) await pause(Math.random() * FIRST_WAIT_MS * 2 ** tries);
            const found = await this.find(key, nodeId, now);
            if (found === null) throw nodeNotFound(nodeId, key);
            const { member, status } = found;
            if (late !== null && late.time !== member.time) throw busy();
            const known: MemberItem['batches'] = late === null ? member.batches : member.batches.slice(0, -1);
            const sent = events.filter(({ orderKey }) => wasSent(known, orderKey));
            const earlier = [...known]
                .reverse()
                .find(({ keys }) => sent.some(({ orderKey }) => keys.includes(orderKey ?? '')));
            const before = heldBefore(sent, nodeId, earlier?.position ?? '');
            // One that is moved is moved as it is: what it wrote is among its sender's variables by now.
            if (late === null) taken = takeEvents(member, status, placed(events, known));
            const { events: fresh, refused } = taken;
            if (fresh.length === 0) return { events: before, added: [], refused };
            const held: MemberItem['held'] = late === null ? member.held : late.held;
            const refusal = late === null ? batchRefusal(member, fresh, now) : null;
            if (refusal !== null) throw new MeshError('LimitExceeded', refusal.message, refusal.reason);
            const time = Math.max(this.options.clock(), member.time + 1, (status?.time ?? 0) + 1);
            const base = basePosition(isoTime(time), randomUUID());
            if (!(await this.write(key, found, fresh, { base, time, known, held, late }))) continue;
            if (this.options.clock() - time > LATE_MS) {
                late = { base, time, count: fresh.length, held };
                continue;
            }
            const added = recordsOf(fresh, nodeId, base, isoTime(time));
            return { events: [...before, ...added], added, refused };
        }
        throw busy();
    }

    /** Takes the last batch of a member back: it could not be told to the others, and is sent again. */
    public async forget(key: GroupKey, nodeId: string, now: number): Promise<void> {
        const found = await this.find(key, nodeId, now);
        if (found === null) return;
        const { batches, time } = found.member;
        await this.table.update(nodeItem(key, nodeId), {
            update: 'SET batches = :batches',
            condition: '#time = :time',
            names: { '#time': 'time' },
            values: { ':batches': batches.slice(0, -1), ':time': time },
        });
    }

    /** One try of one batch, in one transaction. A late one is moved: what it wrote before goes with it. */
    private write(
        key: GroupKey,
        { member }: Found,
        events: readonly PackedEvent[],
        {
            base,
            time,
            known,
            held,
            late,
        }: {
            readonly base: string;
            readonly time: number;
            readonly known: MemberItem['batches'];
            readonly held: MemberItem['held'];
            readonly late: LateBatch | null;
        },
    ): Promise<boolean> {
        const keys = events.flatMap(({ k }) => k ?? []);
        const ttlMs = this.options.eventTtlSeconds * 1000;
        const place = { base, recordedAt: isoTime(time), expiresAt: time + ttlMs };
        const writes = writesIn(base, events);
        const changed = statusUpdate(key, member.nodeId, time, writes);
        return this.table.transact([
            this.table.changing(nodeItem(key, member.nodeId), {
                update: 'SET #time = :time, batches = :batches, held = :held',
                condition: '#time = :before AND aliveUntil > :zero',
                names: { '#time': 'time' },
                values: {
                    ':time': time,
                    ':before': member.time,
                    ':zero': 0,
                    ':batches': remembered(known, { position: positionAt(base, events.length - 1), keys }),
                    ':held': heldWith({ held }, events, time, ttlMs),
                },
            }),
            this.table.putting({ ...batchItem(key, member.nodeId, place, events) }),
            ...(Object.keys(writes).length > 0 ? [this.table.changing(changed.key, changed)] : []),
            ...(late !== null
                ? [
                      this.table.removing({
                          pk: batchItem(key, member.nodeId, place, events).pk,
                          sk: positionAt(late.base, late.count - 1),
                      }),
                  ]
                : []),
        ]);
    }

    private async find(key: GroupKey, nodeId: string, now: number): Promise<Found | null> {
        const [node, status] = await this.table.getAll([nodeItem(key, nodeId), statusItem(key, nodeId)]);
        const member = asMember(node);
        return member === null || !isAlive(member, now) ? null : { member, status: asStatus(status) };
    }

    private async members(key: GroupKey): Promise<MemberItem[]> {
        const members: MemberItem[] = [];
        for await (const item of this.table.query(domainPartition(key.domain), { prefix: nodesPrefix(key) })) {
            const member = asMember(item);
            if (member !== null) members.push(member);
        }
        return members;
    }
}

/** The events that were not sent before. */
function placed(events: readonly NewEvent[], known: MemberItem['batches']): Placed<NewEvent>[] {
    return events.flatMap((item, place) => (wasSent(known, item.orderKey) ? [] : [{ item, place }]));
}
