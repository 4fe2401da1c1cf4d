// Which variables a member shares: what a write changes, what there is room for, what an event carries, and what is
// forgotten. Every backend uses these rules. AppSync's runtime evaluates this file too (platform.ts).
import { shortened } from '../wire/reasons';
import { CARRIED_MAX_LENGTH, KEPT_MAX_KEYS, VARIABLES_MAX_KEYS } from './limits';
import type { VariableRecord, VariableWrite } from './records';
import type { ItemRefusal } from './store';

/** The part of a variable, or of a write, that these rules need. */
type Value = Pick<VariableWrite, 'value' | 'removed' | 'initial'>;

/** How much a member shares. */
export interface Tally {
    /** The number of variables, without removed ones. */
    readonly shared: number;
    /** Their size, in the unit of the backend. */
    readonly size: number;
}

/** The limit of `size`, and its unit. */
export interface SizeLimit {
    readonly max: number;
    readonly unit: string;
}

/**
 * Whether a write changes the current value. A start value ranks below a value that was set, and below an earlier start
 * value.
 */
export function changesValue(before: Value | undefined, write: Value): boolean {
    if (!write.initial || before === undefined || before.removed) return true;
    return before.initial && before.value !== write.value;
}

/**
 * Why there is no room for the tally after `writes`; null if there is room. Writes that do not grow the tally are
 * always accepted. `limit` is null if a backend has no limit for one member.
 */
export function roomRefusal(
    before: Tally,
    after: Tally,
    limit: SizeLimit | null,
    writes: readonly Pick<VariableWrite, 'key'>[],
): ItemRefusal | null {
    const last = writes[writes.length - 1];
    const name = shortened(last === undefined ? '' : last.key);
    const { shared, size } = after;
    if (shared > VARIABLES_MAX_KEYS && shared > before.shared)
        return {
            errorType: 'ValidationError',
            message: `a member shares at most ${VARIABLES_MAX_KEYS} variables; with this it would share ${shared}.`,
            reason: { code: 'variable-count', values: { name, max: VARIABLES_MAX_KEYS, given: shared } },
        };
    if (limit !== null && size > limit.max && size > before.size)
        return {
            errorType: 'ValidationError',
            message: `all variables of a member have at most ${limit.max} ${limit.unit}; with this they would have ${size}.`,
            reason: { code: 'variable-bytes', values: { name, max: limit.max, given: size } },
        };
    return null;
}

/**
 * The reports after `position` that the sender's event carries: the newest first as far as there is room, returned in
 * the order of `variables`, which is that of their positions. Start values are left out, because nobody set them before
 * the event.
 */
export function carriedReports(variables: readonly VariableRecord[], position: string): VariableRecord[] {
    const carried: VariableRecord[] = [];
    let length = 0;
    for (const variable of [...variables].reverse()) {
        length += variable.key.length + variable.value.length;
        if (variable.position <= position || length > CARRIED_MAX_LENGTH) break;
        if (!variable.initial) carried.push(variable);
    }
    return carried.reverse();
}

/**
 * The removed variables to forget, oldest first. Polls report the others. `variables` are in the order of their
 * positions. `maxLength` is how many characters of names and values are kept; null means no limit.
 */
export function forgottenRemovals(variables: readonly VariableRecord[], maxLength: number | null): VariableRecord[] {
    let count = variables.length;
    let length = 0;
    for (const { key, value } of variables) length += key.length + value.length;
    const forgotten: VariableRecord[] = [];
    for (const variable of variables) {
        if (count <= KEPT_MAX_KEYS && (maxLength === null || length <= maxLength)) break;
        if (variable.removed) {
            forgotten.push(variable);
            count -= 1;
            length -= variable.key.length;
        }
    }
    return forgotten;
}
