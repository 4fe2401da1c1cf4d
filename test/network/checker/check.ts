// Decides D1 to D8 from a history. Pure: the same history, the same verdict.
import { entryText, type Fired, type History } from '../history';
import { equalViolations } from './equal-events';
import { comparePair, lossViolations } from './events';
import { memberRecords } from './member-record';
import { rhythmViolations } from './rhythm';
import { variableViolations } from './variables';
import type { Violation } from './violation';

/** What the checker found. */
export interface Verdict {
    /** Events that were fired. */
    readonly fired: number;
    /** Times that a hat was started with one. */
    readonly received: number;
    /** Never received, though the receiver was there; those that are excused do not count. */
    readonly lost: number;
    /** Never received after a sleep beyond the TTL, and told. */
    readonly excused: number;
    readonly duplicated: number;
    readonly outOfOrder: number;
    /** Broken promises, the most telling first. */
    readonly violations: readonly Violation[];
}

/** Checks every promise. */
export function check(history: History): Verdict {
    const records = memberRecords(history);
    const violations: Violation[] = [];
    let [fired, received, lost, excused, duplicated, outOfOrder] = [0, 0, 0, 0, 0, 0];
    for (const receiver of records.values()) {
        const missing: Fired[] = [];
        fired += receiver.fired.length;
        for (const sender of records.values()) {
            if (sender === receiver) continue;
            const pair = comparePair(sender, receiver);
            received += receiver.received.get(sender.name)?.length ?? 0;
            duplicated += pair.duplicated.length;
            outOfOrder += pair.outOfOrder.length;
            missing.push(...pair.lost);
            violations.push(...pair.violations);
            if (history.tellsFiring) violations.push(...rhythmViolations(sender, receiver, history));
        }
        const broken = lossViolations(receiver, missing, history);
        if (broken.length > 0) lost += missing.length;
        else excused += missing.length;
        violations.unshift(...broken);
    }
    violations.push(...equalViolations(records), ...variableViolations(records));
    return { fired, received, lost, excused, duplicated, outOfOrder, violations };
}

/** The first violation with its history, as text; empty where there is none. */
export function firstViolation({ violations }: Verdict): string {
    const [first] = violations;
    if (first === undefined) return '';
    const shown = first.entries.slice(0, 20).map((entry) => `    ${entryText(entry)}`);
    return [`${first.promise} is broken: ${first.sentence} (${violations.length} violations)`, ...shown].join('\n');
}
