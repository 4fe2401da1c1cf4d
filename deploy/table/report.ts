// A report of variables: what is accepted of it, its write, and its messages.
import type { GroupKey, GroupRecord, VariableWrite } from '../../src/core/records';
import { reportShapes } from '../../src/core/reports';
import type { Placed } from '../../src/core/validate-items';
import { placeAfter, type FoundMember } from './member';
import { takeWrites, type TakenWrites } from './sharing';
import { reportedAt, writtenIn, type StatusChange } from './status';

/** The accepted part of a report. */
export interface TakenReport extends TakenWrites {
    readonly base: string;
    /** Milliseconds since 1970. */
    readonly time: number;
}

/** The writes of a report that there is room for. */
export function takeReport(
    found: FoundMember,
    given: readonly Placed<VariableWrite>[],
    now: number,
    id: string,
): TakenReport {
    return { ...placeAfter(found, now, id), ...takeWrites(found.status, given) };
}

/** How a report changes its member's variables. */
export function reportChange(
    group: GroupKey,
    { member: { nodeId }, status }: FoundMember,
    { base, time, writes }: TakenReport,
): StatusChange {
    return { group, nodeId, time, status, writes: reportedAt(base, writes) };
}

/** The answer to a report, and the messages for subscribers. */
export function shapesOfReport(group: GroupRecord, nodeId: string, { base, time, writes, kept }: TakenReport) {
    const written = writtenIn(reportedAt(base, writes));
    return reportShapes(group, nodeId, { variables: [...written, ...kept], written }, time);
}
