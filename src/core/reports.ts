// Writes as editors of Part 1 need them: they give every variable of a status its one timestamp, and take the newest
// value of any member. So each status holds only the writes of one time.
// AppSync's runtime evaluates this file too (platform.ts).
import type { NodeStatus } from '../wire/types';
import { isoTime } from './platform';
import type { EventRecord, GroupRecord, StatusRecord, VariableRecord } from './records';
import type { Written } from './store';
import { changeShape, statusShape } from './wire-shapes';
import { timeIn } from '../wire/position-grammar';

/** The writes of one time. */
interface AtOnce {
    /** ISO 8601. */
    readonly time: string;
    readonly variables: readonly VariableRecord[];
}

/** The time of a variable for Part 1: start values rank below everything that was set in the group. */
function statusTime({ createdAt }: GroupRecord, { initial, position }: VariableRecord): string {
    return initial ? isoTime(createdAt) : timeIn(position);
}

/** Ascending by time. */
function byTime(group: GroupRecord, variables: readonly VariableRecord[]): AtOnce[] {
    const times: Record<string, VariableRecord[]> = {};
    for (const variable of variables) {
        const time = statusTime(group, variable);
        const sameTime = times[time];
        if (sameTime === undefined) times[time] = [variable];
        else sameTime.push(variable);
    }
    return Object.keys(times)
        .sort()
        .map((time) => ({ time, variables: times[time] ?? [] }));
}

/** A member's writes for a push: one status per time, ascending, with the last write of each variable. */
export function pushedReports(group: GroupRecord, nodeId: string, written: readonly VariableRecord[]): NodeStatus[] {
    const last: Record<string, VariableRecord> = {};
    // A prefix, because names are arbitrary text.
    for (const variable of written) last[`v#${variable.key}`] = variable;
    return byTime(group, Object.values(last)).map(({ time, variables }) =>
        statusShape(group, { nodeId, timestamp: time, variables }, variables),
    );
}

/** The writes that came with these events, without the earlier reports that they carry. */
export function carriedWrites(events: readonly EventRecord[]): VariableRecord[] {
    return events.flatMap(({ position, variables }) => variables.filter((each) => each.position === position));
}

/** The messages of a report: an echo if it wrote nothing. The answer is the last of them, with all current values. */
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

/** Members' variables for lists: one status per member and time of writing, ascending. */
export function listedStatuses(group: GroupRecord, statuses: readonly StatusRecord[]): NodeStatus[] {
    return statuses.flatMap(({ nodeId, updatedAt, variables }) => {
        const times = byTime(group, variables);
        // Members without variables are listed too.
        if (times.length === 0) times.push({ time: isoTime(updatedAt), variables: [] });
        return times.map((each) =>
            statusShape(group, { nodeId, timestamp: each.time, variables: each.variables }, null),
        );
    });
}

/** All variables of one member in one status, with the time of the newest. */
export function wholeStatus(group: GroupRecord, { nodeId, updatedAt, variables }: StatusRecord): NodeStatus {
    const times = byTime(group, variables);
    const newest = times[times.length - 1];
    return statusShape(group, { nodeId, timestamp: newest ? newest.time : isoTime(updatedAt), variables }, null);
}
