import { randomUUID } from 'node:crypto';
import { refuseStranger } from '../core/group-life';
import type { GroupKey, NewEvent } from '../core/records';
import type { RefusedPlace } from '../core/store';
import { MeshError } from '../wire/errors';
import { eventPartition, nodeItem } from './dynamodb/keys';
import type { Table, Write } from './dynamodb/table';
import { untilDone } from './dynamodb/tries';
import { isoTime } from '../core/platform';
import { statusWrite, tooSlow } from './timed-records';
import type { FoundMember, TimedMembers } from './timed-members';
import { batchRefusal, heldWith } from './timed/batch-share';
import { batchItem, remembered, sentUpTo, wasSent, type MemberItem, type PackedEvent } from './timed/items';
import { writesIn } from './timed/status';
import { LATE_MS, LATE_TRIES } from './timed/positions';
import type { Placed } from '../core/validate-items';
import { takeEvents } from './timed/sharing';
import { basePosition, positionAt } from '../wire/position-grammar';

/** A batch as it lies in the table. */
export interface StoredBatch {
    readonly base: string;
    readonly events: readonly PackedEvent[];
}

/** What of a batch was taken. */
export interface TakenBatch extends StoredBatch {
    /** Milliseconds since 1970. */
    readonly time: number;
    readonly refused: readonly RefusedPlace[];
    /** How many of its events had been taken before. */
    readonly sent: number;
    /** Where the last of those stands, as far as is known. */
    readonly sentUpTo: string | null;
}

/** A batch to be taken. */
export interface GivenBatch {
    readonly key: GroupKey;
    readonly nodeId: string;
    readonly events: readonly Placed<NewEvent>[];
    /** Somebody may need its events later. */
    readonly isKept: boolean;
    /** It lies there, and became visible too late to stay where it is. */
    readonly late: StoredBatch | null;
}

/** What the batches are made of. */
export interface TimedBatchesOptions {
    readonly table: Table;
    readonly members: TimedMembers;
    /** Milliseconds for which an event can be read. */
    readonly ttlMs: number;
    /** Milliseconds since 1970. */
    readonly clock: () => number;
}

/** The batches in the stack's table: taken in one transaction with the note of what their sender has sent. */
export class TimedBatches {
    public constructor(private readonly options: TimedBatchesOptions) {}

    /**
     * Takes what is new of a batch, behind what its sender has sent.
     * @throws {MeshError} NodeNotFound, LimitExceeded
     */
    public take({ key, nodeId, events: given, isKept, late: lying }: GivenBatch): Promise<TakenBatch> {
        const { members, clock } = this.options;
        let late = lying;
        let tooLate = 0;
        return untilDone(key, async () => {
            const found = await members.find(key, nodeId, clock());
            if (found === null) refuseStranger(nodeId, key);
            const { status } = found;
            const member = late === null ? found.member : withoutBatch(found.member, lastPosition(late));
            const sent = given.filter(({ item }) => wasSent(member.batches, item.orderKey));
            const fresh = given.filter(({ item }) => !wasSent(member.batches, item.orderKey));
            // One that is moved is moved as it is: what it wrote is among its sender's variables by now.
            const { events, refused } =
                late === null ? takeEvents(member, status, fresh) : { events: late.events, refused: [] };
            const time = Math.max(clock(), member.time + 1, (status?.time ?? 0) + 1);
            const base = basePosition(isoTime(time), randomUUID());
            const before = { sent: sent.length, sentUpTo: sentUpTo(member.batches, sent) };
            const taken = { base, time, events, refused, ...before };
            if (events.length === 0) return { result: taken };
            const refusal = late === null ? batchRefusal(member, events, clock()) : null;
            if (refusal !== null) throw new MeshError('LimitExceeded', refusal.message, refusal.reason);
            if (!(await this.write(key, { member, status }, taken, { isKept, late }))) return null;
            if (clock() - time <= LATE_MS) return { result: taken };
            late = { base, events };
            tooLate += 1;
            if (tooLate < LATE_TRIES) return null;
            await this.unnote(key, nodeId, lastPosition(late), [this.removal(key, late)]);
            throw tooSlow();
        });
    }

    /** Forgets that a batch was sent, by its last event's position: it could not be told to all, and is sent again. */
    public forget(key: GroupKey, nodeId: string, position: string): Promise<void> {
        return this.unnote(key, nodeId, position, []);
    }

    private unnote(key: GroupKey, nodeId: string, position: string, more: readonly Write[]): Promise<void> {
        const { table, members, clock } = this.options;
        return untilDone(key, async () => {
            const found = await members.find(key, nodeId, clock());
            if (found === null) return { result: undefined };
            const { batches } = withoutBatch(found.member, position);
            const note = table.changing(nodeItem(key, nodeId), {
                update: 'SET batches = :batches',
                condition: '#time = :time',
                names: { '#time': 'time' },
                values: { ':batches': batches, ':time': found.member.time },
            });
            return (await table.transact([note, ...more])) ? { result: undefined } : null;
        });
    }

    /** One try, in one transaction. A late one is moved: what lay there goes with it. */
    private write(
        key: GroupKey,
        { member, status }: FoundMember,
        { base, time, events }: TakenBatch,
        { isKept, late }: Pick<GivenBatch, 'isKept' | 'late'>,
    ): Promise<boolean> {
        const { table, ttlMs } = this.options;
        const keys = events.flatMap(({ k }) => k ?? []);
        const writes = writesIn(base, events);
        const change = { group: key, nodeId: member.nodeId, time, status, writes };
        const place = { base, recordedAt: isoTime(time), expiresAt: time + ttlMs };
        return table.transact([
            table.changing(nodeItem(key, member.nodeId), {
                update: 'SET #time = :time, batches = :batches, held = :held',
                condition: '#time = :before AND aliveUntil > :zero',
                names: { '#time': 'time' },
                values: {
                    ':time': time,
                    ':before': member.time,
                    ':zero': 0,
                    ':batches': remembered(member.batches, { position: lastPosition({ base, events }), keys }),
                    // What is moved was counted when it came.
                    ':held': late === null ? heldWith(member, events, time, ttlMs) : member.held,
                },
            }),
            ...(Object.keys(writes).length > 0 ? [statusWrite(table, change)] : []),
            ...(isKept ? [table.putting({ ...batchItem(key, member.nodeId, place, events) })] : []),
            ...(isKept && late !== null ? [this.removal(key, late)] : []),
        ]);
    }

    private removal(key: GroupKey, batch: StoredBatch): Write {
        return this.options.table.removing({ pk: eventPartition(key), sk: lastPosition(batch) });
    }
}

function lastPosition({ base, events }: StoredBatch): string {
    return positionAt(base, events.length - 1);
}

function withoutBatch(member: MemberItem, position: string): MemberItem {
    return { ...member, batches: member.batches.filter((each) => each.position !== position) };
}
