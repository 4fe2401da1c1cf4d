import { randomUUID } from 'node:crypto';
import { refuseStranger } from '../core/group-life';
import type { GroupKey, VariableRecord, VariableWrite } from '../core/records';
import type { RefusedPlace } from '../core/store';
import type { Table } from './dynamodb/table';
import { untilDone } from './dynamodb/tries';
import { isoTime } from '../core/platform';
import { statusWrite, tooSlow } from './timed-records';
import type { TimedMembers } from './timed-members';
import { reportedAt, type PackedVariable } from './timed/status';
import { LATE_MS, LATE_TRIES } from './timed/positions';
import type { Placed } from '../core/validate-items';
import { takeWrites, type TakenWrites } from './timed/sharing';
import { basePosition } from '../wire/position-grammar';

/** A report to be taken. */
export interface GivenReport {
    readonly key: GroupKey;
    readonly nodeId: string;
    readonly data: readonly Placed<VariableWrite>[];
    /** What was taken of it already, and became visible too late to stay where it is. */
    readonly late: TakenWrites | null;
}

/** What of a report was taken. */
export interface TakenReport {
    /** Milliseconds since 1970. */
    readonly time: number;
    /** By attribute. */
    readonly writes: Readonly<Record<string, PackedVariable>>;
    /** What stands already where a start value changes nothing. */
    readonly kept: readonly VariableRecord[];
    readonly refused: readonly RefusedPlace[];
}

/** What the reports are made of. */
export interface TimedReportsOptions {
    readonly table: Table;
    readonly members: TimedMembers;
    /** Milliseconds since 1970. */
    readonly clock: () => number;
}

/** The reports in the stack's table, for those that a resolver could not write at once. */
export class TimedReports {
    public constructor(private readonly options: TimedReportsOptions) {}

    /** Merges a report into its member's variables. @throws {MeshError} NodeNotFound, LimitExceeded */
    public take({ key, nodeId, data, late: lying }: GivenReport): Promise<TakenReport> {
        const { table, members, clock } = this.options;
        let late = lying;
        let tooLate = 0;
        return untilDone(key, async () => {
            const found = await members.find(key, nodeId, clock());
            if (found === null) refuseStranger(nodeId, key);
            const { member, status } = found;
            // One that is moved is moved as it is: its start values stand there by now.
            const taken = late ?? takeWrites(status, data);
            const time = Math.max(clock(), member.time + 1, (status?.time ?? 0) + 1);
            const writes = reportedAt(basePosition(isoTime(time), randomUUID()), taken.writes);
            const report = { time, writes, kept: taken.kept, refused: taken.refused };
            if (taken.writes.length === 0) return { result: report };
            const write = statusWrite(table, { group: key, nodeId, time, status, writes });
            if (!(await table.transact([write]))) return null;
            if (clock() - time <= LATE_MS) return { result: report };
            late = taken;
            tooLate += 1;
            if (tooLate < LATE_TRIES) return null;
            throw tooSlow();
        });
    }
}
