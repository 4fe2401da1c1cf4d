// What of a batch or a report a member can take, beside what it shares already. AppSync's runtime evaluates this file too:
// no classes, no exceptions, no functions as arguments of ours.
import type { NewEvent, VariableWrite } from '../../core/records';
import type { RefusedPlace } from '../../core/store';
import { shortened, type Reason } from '../../wire/reasons';
import { CARRIED_MAX_LENGTH, VARIABLES_MAX_KEYS } from '../../core/limits';
import {
    attributeOf,
    packedEvent,
    packedWrite,
    variablesIn,
    type MemberItem,
    type NamedVariable,
    type PackedEvent,
    type PackedWrite,
    type StatusItem,
} from './items';

/** Characters of one member's variables, so that its item stays below the 400 KB that DynamoDB takes. */
const VARIABLES_MAX_LENGTH = 110_000;
/** Events of the largest batch that carries what was reported before it, so that its item has room for it. */
const CARRYING_MAX_EVENTS = 200;

/** Something that was given, and its place there. */
export interface Placed<Item> {
    readonly item: Item;
    readonly place: number;
}

/** What a member shares, counted as it is written. */
interface Sharing {
    readonly variables: Record<string, PackedWrite | undefined>;
    count: number;
    length: number;
}

/** What of a batch is taken. */
export interface TakenEvents {
    readonly events: readonly PackedEvent[];
    readonly refused: readonly RefusedPlace[];
}

/** What of a report is taken. */
export interface TakenWrites {
    readonly writes: readonly PackedWrite[];
    /** What stands already where a start value changes nothing. */
    readonly kept: readonly NamedVariable[];
    readonly refused: readonly RefusedPlace[];
}

/** Why an item is not taken. */
export interface Problem {
    readonly message: string;
    readonly reason: Reason | null;
}

/** The events for which there is room, each with what it changes; the first with what was reported before it. */
export function takeEvents(
    member: Pick<MemberItem, 'batches'>,
    status: StatusItem | null | undefined,
    given: readonly Placed<NewEvent>[],
): TakenEvents {
    const sharing = sharingOf(status);
    const events: PackedEvent[] = [];
    const refused: RefusedPlace[] = [];
    let reported = given.length <= CARRYING_MAX_EVENTS ? reportedSince(member, status) : [];
    for (const { item, place } of given) {
        const problem = roomProblem(sharing, item.writes);
        if (problem === null) {
            const writes: PackedWrite[] = [...reported];
            reported = [];
            for (const write of item.writes) if (changes(sharing, write)) writes.push(share(sharing, write));
            events.push(packedEvent(item, writes));
        } else refused.push(refusal(place, problem));
    }
    return { events, refused };
}

/** The writes for which there is room. */
export function takeWrites(
    status: StatusItem | null | undefined,
    given: readonly Placed<VariableWrite>[],
): TakenWrites {
    const sharing = sharingOf(status);
    const before: Record<string, NamedVariable> = {};
    for (const variable of variablesIn(status)) before[attributeOf(variable.key)] = variable;
    const writes: PackedWrite[] = [];
    const kept: NamedVariable[] = [];
    const refused: RefusedPlace[] = [];
    for (const { item, place } of given) {
        const problem = roomProblem(sharing, [item]);
        const standing = before[attributeOf(item.key)];
        if (problem !== null) refused.push(refusal(place, problem));
        else if (changes(sharing, item)) writes.push(share(sharing, item));
        else if (standing) kept.push(standing);
    }
    return { writes, kept, refused };
}

/** An item that is not taken. */
export function refusal(index: number, { message, reason }: Problem): RefusedPlace {
    return { index, errorType: 'ValidationError', message, reason };
}

function sharingOf(status: StatusItem | null | undefined): Sharing {
    const sharing: Sharing = { variables: {}, count: 0, length: 0 };
    for (const { key, v, r, i } of variablesIn(status)) {
        sharing.variables[attributeOf(key)] = { k: key, v, ...(r === true && { r }), ...(i === true && { i }) };
        if (r !== true) sharing.count += 1;
        sharing.length += key.length + v.length;
    }
    return sharing;
}

/** Why there is no room for these writes; null where there is. */
function roomProblem(sharing: Sharing, writes: readonly VariableWrite[]): Problem | null {
    let { count, length } = sharing;
    let name = '';
    const seen: Record<string, PackedWrite> = {};
    for (const write of writes) {
        const attribute = attributeOf(write.key);
        const before = seen[attribute] ?? sharing.variables[attribute];
        if (!write.removed) count += 1;
        if (before && before.r !== true) count -= 1;
        length += write.key.length + write.value.length;
        if (before) length -= before.k.length + before.v.length;
        seen[attribute] = packedWrite(write);
        name = shortened(write.key);
    }
    if (count > VARIABLES_MAX_KEYS && count > sharing.count)
        return {
            message: `a member shares at most ${VARIABLES_MAX_KEYS} variables; with this it would share ${count}.`,
            reason: { code: 'variable-count', values: { name, max: VARIABLES_MAX_KEYS, given: count } },
        };
    if (length > VARIABLES_MAX_LENGTH && length > sharing.length)
        return {
            message: `all variables of a member have at most ${VARIABLES_MAX_LENGTH} characters; with this they would have ${length}.`,
            reason: { code: 'variable-bytes', values: { name, max: VARIABLES_MAX_LENGTH, given: length } },
        };
    return null;
}

/** Whether a write changes anything: a start value gives way to what was set, and an equal one to the earlier. */
function changes(sharing: Sharing, { key, value, initial }: VariableWrite): boolean {
    const before = sharing.variables[attributeOf(key)];
    if (!initial || !before || before.r === true) return true;
    return before.i === true && before.v !== value;
}

function share(sharing: Sharing, write: VariableWrite): PackedWrite {
    const attribute = attributeOf(write.key);
    const before = sharing.variables[attribute];
    const after = packedWrite(write);
    if (!write.removed) sharing.count += 1;
    if (before && before.r !== true) sharing.count -= 1;
    sharing.length += after.k.length + after.v.length - (before ? before.k.length + before.v.length : 0);
    sharing.variables[attribute] = after;
    return after;
}

/** What a member reported since its last batch, start values left out: nobody set them before an event. */
function reportedSince(
    { batches }: Pick<MemberItem, 'batches'>,
    status: StatusItem | null | undefined,
): readonly PackedWrite[] {
    const last = batches.length > 0 ? (batches[batches.length - 1]?.position ?? '') : '';
    const reported: PackedWrite[] = [];
    let length = 0;
    for (const { key, v, p, r, i } of variablesIn(status))
        if (p > last && i !== true && length + key.length + v.length <= CARRIED_MAX_LENGTH) {
            length += key.length + v.length;
            reported.push({ k: key, v, p, ...(r === true && { r }) });
        }
    return reported;
}
