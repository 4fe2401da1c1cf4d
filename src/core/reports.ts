// What members wrote, as editors of Part 1 have to be told it: they stamp every variable of a status with its one
// timestamp and take the newest, whoever wrote it. So each status tells what was written at one time and no more.
import type { NodeStatus } from '../wire/types';
import { timeIn } from './position-pattern';
import type { GroupRecord, StatusRecord, VariableRecord } from './records';
import { isoTime, statusShape } from './wire-shapes';

/** The time under which Part 1 is told a variable: start values rank below everything that was set in the group. */
function toldTime({ createdAt }: GroupRecord, { initial, position }: VariableRecord): string {
    return initial ? isoTime(createdAt) : timeIn(position);
}

function byTime(group: GroupRecord, variables: readonly VariableRecord[]): [string, VariableRecord[]][] {
    const times = new Map<string, VariableRecord[]>();
    for (const variable of variables) {
        const time = toldTime(group, variable);
        const sameTime = times.get(time);
        if (sameTime === undefined) times.set(time, [variable]);
        else sameTime.push(variable);
    }
    return [...times].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What a member wrote, as it is pushed: one status for each time, ascending, of each variable the last write. */
export function pushedReports(group: GroupRecord, nodeId: string, written: readonly VariableRecord[]): NodeStatus[] {
    const last = new Map(written.map((variable) => [variable.key, variable]));
    return byTime(group, [...last.values()]).map(([timestamp, variables]) =>
        statusShape(group, { nodeId, timestamp, variables }, variables),
    );
}

/** Members' variables as lists show them: for each member one status for each time of writing, ascending. */
export function listedStatuses(group: GroupRecord, statuses: readonly StatusRecord[]): NodeStatus[] {
    return statuses.flatMap(({ nodeId, updatedAt, variables }) => {
        const times = byTime(group, variables);
        // One that shares nothing (any more) is listed, too.
        if (times.length === 0) times.push([isoTime(updatedAt), []]);
        return times.map(([timestamp, written]) => statusShape(group, { nodeId, timestamp, variables: written }));
    });
}

/** All variables of one member in one status, under the time of the newest. */
export function wholeStatus(group: GroupRecord, { nodeId, updatedAt, variables }: StatusRecord): NodeStatus {
    const [timestamp] = byTime(group, variables).at(-1) ?? [isoTime(updatedAt)];
    return statusShape(group, { nodeId, timestamp, variables });
}
