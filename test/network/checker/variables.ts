// D4 and D8: in the end every member sees the same variables, those of the members that are there and no others.
import type { FinalView, Values } from '../history';
import type { MemberRecord } from './member-record';
import type { Violation } from './violation';

/** A member's own counting variables are called by its name: `m3.n`. */
export function counterName(member: string, counter: string): string {
    return `${member}.${counter}`;
}

/** Compares the final views of all members that stayed. */
export function variableViolations(records: ReadonlyMap<string, MemberRecord>): Violation[] {
    const present = [...records.values()].filter(({ left, finalView }) => left === null && finalView !== null);
    const expected = lastCounters(present);
    return present.flatMap((record) => {
        const { finalView } = record;
        if (finalView === null) return [];
        return [
            ...wrongCounters(record, finalView, expected, present),
            ...leftBehind(finalView, records),
            ...disagreements(finalView, present[0]?.finalView ?? finalView),
        ];
    });
}

function lastCounters(present: readonly MemberRecord[]): Map<string, string> {
    const expected = new Map<string, string>();
    for (const { name, fired } of present)
        for (const [counter, value] of Object.entries(fired[fired.length - 1]?.counters ?? {}))
            expected.set(counterName(name, counter), String(value));
    return expected;
}

function wrongCounters(
    record: MemberRecord,
    view: FinalView,
    expected: ReadonlyMap<string, string>,
    present: readonly MemberRecord[],
): Violation[] {
    const lastFired = Math.max(0, ...present.map(({ fired }) => fired[fired.length - 1]?.at ?? 0));
    const cameLate = record.joined !== null && record.joined.at > lastFired;
    return [...expected]
        .filter(([name, value]) => view.values[name] !== value)
        .map(([name, value]) => ({
            promise: cameLate ? 'D8' : 'D4',
            sentence: `${view.member} sees "${name}" as ${view.values[name] ?? 'missing'}; its last value is ${value}.`,
            entries: [view],
        }));
}

function leftBehind(view: FinalView, records: ReadonlyMap<string, MemberRecord>): Violation[] {
    return Object.keys(view.values)
        .filter((name) => records.get(name.split('.')[0] ?? '')?.left != null)
        .map((name) => ({
            promise: 'D8',
            sentence: `${view.member} still sees "${name}", whose member has left.`,
            entries: [view],
        }));
}

function disagreements(view: FinalView, first: FinalView): Violation[] {
    return namesOf(view.values, first.values)
        .filter((name) => view.values[name] !== first.values[name])
        .map((name) => ({
            promise: 'D4',
            sentence: `${first.member} and ${view.member} see different values of "${name}".`,
            entries: [first, view],
        }));
}

function namesOf(...views: readonly Values[]): string[] {
    return [...new Set(views.flatMap((values) => Object.keys(values)))];
}
