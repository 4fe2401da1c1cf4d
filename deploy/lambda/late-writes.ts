// Writes that a resolver could not finish: they lost to another write of their member, are large, or became visible late.
import { randomUUID } from 'node:crypto';
import { refuseStranger } from '../../src/core/group-life';
import { refuse } from '../../src/core/platform';
import type { GroupKey, NewEvent, VariableWrite } from '../../src/core/records';
import type { Placed } from '../../src/core/validate-items';
import { batchesWithout, batchWrites, lastPosition, takeBatch, type Storing, type TakenBatch } from '../table/batch';
import { eventPartition, nodeItem } from '../table/keys';
import { placeAfter, type FoundMember } from '../table/member';
import { LATE_MS, LATE_TRIES } from '../table/positions';
import { reportChange, takeReport, type TakenReport } from '../table/report';
import { statusWrite } from '../table/status';
import type { Write } from '../table/writes';
import type { Members } from './members';
import { untilDone } from './retry';
import type { Table } from './table';

/** What a member wants to write. */
interface Wanted<Item> {
    readonly key: GroupKey;
    readonly nodeId: string;
    readonly items: readonly Placed<Item>[];
}

/** The dependencies. */
interface LateWritesParts {
    readonly table: Table;
    readonly members: Members;
    /** Milliseconds for which an event can be read. */
    readonly ttlMs: number;
}

/** Finishes batches and reports. */
export class LateWrites {
    public constructor(private readonly parts: LateWritesParts) {}

    /** Stores a batch, or moves one that became visible late. @throws {MeshError} NodeNotFound, LimitExceeded */
    public takeBatch({
        key,
        nodeId,
        items,
        isKept,
        late: first,
    }: Wanted<NewEvent> & Pick<Storing, 'isKept' | 'late'>): Promise<TakenBatch> {
        const { ttlMs } = this.parts;
        return this.inTime(key, nodeId, first, {
            attempt: (found, late, now) => {
                const taken =
                    late === null
                        ? takeBatch(found, items, now, randomUUID())
                        : { ...late, ...placeAfter(found, now, randomUUID()) };
                return { taken, writes: batchWrites(key, found, taken, { isKept, ttlMs, late }) };
            },
            giveUp: (late) => {
                const position = lastPosition(late);
                return this.unnote(key, nodeId, position, [
                    { kind: 'delete', key: { pk: eventPartition(key), sk: position } },
                ]);
            },
        });
    }

    /** Stores a report, or moves one that became visible late. @throws {MeshError} NodeNotFound, LimitExceeded */
    public takeReport({
        key,
        nodeId,
        items,
        late: first,
    }: Wanted<VariableWrite> & { readonly late: TakenReport | null }): Promise<TakenReport> {
        return this.inTime(key, nodeId, first, {
            attempt: (found, late, now) => {
                const taken =
                    late === null
                        ? takeReport(found, items, now, randomUUID())
                        : { ...late, ...placeAfter(found, now, randomUUID()) };
                const isEmpty = taken.writes.length === 0;
                return { taken, writes: isEmpty ? [] : [statusWrite(reportChange(key, found, taken))] };
            },
            giveUp: () => Promise.resolve(),
        });
    }

    /** Forgets that a batch was sent, by its last event's position, so that its sender can send it again. */
    public forgetBatch(key: GroupKey, nodeId: string, position: string): Promise<void> {
        return this.unnote(key, nodeId, position, []);
    }

    /** Writes until the result becomes visible in time; `giveUp` takes a result back that never does. */
    private inTime<Taken extends { readonly time: number }>(
        key: GroupKey,
        nodeId: string,
        first: Taken | null,
        {
            attempt,
            giveUp,
        }: {
            attempt(found: FoundMember, late: Taken | null, now: number): { taken: Taken; writes: readonly Write[] };
            giveUp(late: Taken): Promise<void>;
        },
    ): Promise<Taken> {
        const { table, members } = this.parts;
        let late = first;
        let tooLate = 0;
        return untilDone(key, async () => {
            const found = await members.find(key, nodeId, Date.now());
            if (found === null) refuseStranger(nodeId, key);
            const { taken, writes } = attempt(found, late, Date.now());
            if (writes.length === 0) return { result: taken };
            const done = await table.transact(writes, taken);
            if (done === null || Date.now() - taken.time <= LATE_MS) return done;
            late = taken;
            tooLate += 1;
            if (tooLate < LATE_TRIES) return null;
            await giveUp(taken);
            const sentence = 'The mesh is too slow right now. Send it again in a moment.';
            return refuse('LimitExceeded', sentence, { code: 'busy' });
        });
    }

    private unnote(key: GroupKey, nodeId: string, position: string, more: readonly Write[]): Promise<void> {
        const { table, members } = this.parts;
        return untilDone(key, async () => {
            const found = await members.find(key, nodeId, Date.now());
            if (found === null) return { result: undefined };
            const note: Write = {
                kind: 'update',
                key: nodeItem(key, nodeId),
                update: 'SET batches = :batches',
                condition: '#time = :time',
                names: { '#time': 'time' },
                values: { ':batches': batchesWithout(found.member, position), ':time': found.member.time },
            };
            return table.transact([note, ...more], undefined);
        });
    }
}
