// What of its variables a member shares: what a write changes, what there is room for, what an event carries, what is
// forgotten. Every backend keeps it by these rules; AppSync's runtime evaluates this file too (platform.ts).
import { shortened } from '../wire/reasons';
import { CARRIED_MAX_LENGTH, KEPT_MAX_KEYS, VARIABLES_MAX_KEYS } from './limits';
import type { VariableRecord, VariableWrite } from './records';
import type { ItemRefusal } from './store';

/** A variable, or a write of one, as far as these rules look at it. */
type Value = Pick<VariableWrite, 'value' | 'removed' | 'initial'>;

/** How much a member shares. */
export interface Tally {
    /** Variables, without those that were removed. */
    readonly shared: number;
    /** Their size, in the unit of the backend. */
    readonly size: number;
}

/** Why `size` is at an end, and what it is counted in. */
export interface SizeLimit {
    readonly max: number;
    readonly unit: string;
}

/** Whether a write changes what stands: a start value gives way to what was set, and an equal one to the earlier. */
export function changesValue(before: Value | undefined, write: Value): boolean {
    if (!write.initial || before === undefined || before.removed) return true;
    return before.initial && before.value !== write.value;
}

/**
 * Why there is no room for what `writes` make of a tally; null where there is. What grows nothing is taken always. `limit`
 * is null where a backend has none for one member.
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
 * What an event carries of what its sender reported behind `position`, the newest first as far as there is room, in the
 * order of `variables`, which is that of their positions. Start values are left out: nobody set them before an event.
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
 * The removed variables that are forgotten, the oldest first: polls tell of the others. `variables` are in the order of their
 * positions, `maxLength` is how many characters of names and values are kept; null: there is no such limit.
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
