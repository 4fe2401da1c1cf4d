// What members wrote, as editors of Part 1 have to be told it: they stamp every variable of a status with its one
// timestamp and take the newest, whoever wrote it. So each status tells what was written at one time and no more.
// AppSync's runtime evaluates this file too (platform.ts).
import type { NodeStatus } from '../wire/types';
import { isoTime } from './platform';
import { timeIn } from './position-pattern';
import type { EventRecord, GroupRecord, StatusRecord, VariableRecord } from './records';
import type { Written } from './store';
import { changeShape, statusShape } from './wire-shapes';

/** What was written at one time. */
interface AtOnce {
    /** ISO 8601. */
    readonly time: string;
    readonly variables: readonly VariableRecord[];
}

/** The time under which Part 1 is told a variable: start values rank below everything that was set in the group. */
function toldTime({ createdAt }: GroupRecord, { initial, position }: VariableRecord): string {
    return initial ? isoTime(createdAt) : timeIn(position);
}

/** Ascending. */
function byTime(group: GroupRecord, variables: readonly VariableRecord[]): AtOnce[] {
    const times: Record<string, VariableRecord[]> = {};
    for (const variable of variables) {
        const time = toldTime(group, variable);
        const sameTime = times[time];
        if (sameTime === undefined) times[time] = [variable];
        else sameTime.push(variable);
    }
    return Object.keys(times)
        .sort()
        .map((time) => ({ time, variables: times[time] ?? [] }));
}

/** What a member wrote, as it is pushed: one status for each time, ascending, of each variable the last write. */
export function pushedReports(group: GroupRecord, nodeId: string, written: readonly VariableRecord[]): NodeStatus[] {
    const last: Record<string, VariableRecord> = {};
    // A prefix, because names are other people's text.
    for (const variable of written) last[`v#${variable.key}`] = variable;
    return byTime(group, Object.values(last)).map(({ time, variables }) =>
        statusShape(group, { nodeId, timestamp: time, variables }, variables),
    );
}

/** What was written with these events, without what they carry of earlier reports. */
export function carriedWrites(events: readonly EventRecord[]): VariableRecord[] {
    return events.flatMap(({ position, variables }) => variables.filter((each) => each.position === position));
}

/** What is pushed of a report: an echo where it wrote nothing. What it is answered is the last of it, with all that stands. */
export function reportShapes(
    group: GroupRecord,
    nodeId: string,
    { variables, written }: Pick<Written, 'variables' | 'written'>,
    now: number,
): { readonly pushed: readonly NodeStatus[]; readonly answer: NodeStatus } {
    const pushed = pushedReports(group, nodeId, written);
    const echo = statusShape(group, { nodeId, timestamp: isoTime(now), variables: [] }, []);
    if (pushed.length === 0) pushed.push(echo);
    const last = pushed[pushed.length - 1] ?? echo;
    return { pushed, answer: { ...last, changed: variables.map((each) => changeShape(each)) } };
}

/** Members' variables as lists show them: for each member one status for each time of writing, ascending. */
export function listedStatuses(group: GroupRecord, statuses: readonly StatusRecord[]): NodeStatus[] {
    return statuses.flatMap(({ nodeId, updatedAt, variables }) => {
        const times = byTime(group, variables);
        // One that shares nothing (any more) is listed, too.
        if (times.length === 0) times.push({ time: isoTime(updatedAt), variables: [] });
        return times.map((each) => statusShape(group, { nodeId, timestamp: each.time, variables: each.variables }));
    });
}

/** All variables of one member in one status, under the time of the newest. */
export function wholeStatus(group: GroupRecord, { nodeId, updatedAt, variables }: StatusRecord): NodeStatus {
    const times = byTime(group, variables);
    const newest = times[times.length - 1];
    return statusShape(group, { nodeId, timestamp: newest ? newest.time : isoTime(updatedAt), variables });
}
