// How much of a batch or a report there is room for, beside the variables that its member shares already.
import type { NewEvent, VariableRecord, VariableWrite } from '../../src/core/records';
import { carriedReports, changesValue, roomRefusal, type Tally } from '../../src/core/sharing';
import type { ItemRefusal, RefusedPlace } from '../../src/core/store';
import type { Placed } from '../../src/core/validate-items';
import type { MemberItem } from './member';
import { packedEvent, packedWrite, type PackedEvent, type PackedWrite } from './packed';
import { attributeOf, VARIABLES_MAX_LENGTH, variablesIn, type StatusItem } from './status';

/** Events of the largest batch that carries earlier reports, so that its item has room for them. */
const CARRYING_MAX_EVENTS = 200;

/** A member's variables, counted while they are written. */
interface Sharing {
    readonly variables: Record<string, VariableWrite | undefined>;
    tally: Tally;
}

/** The accepted part of a batch. */
export interface TakenEvents {
    readonly events: readonly PackedEvent[];
    readonly refused: readonly RefusedPlace[];
}

/** The accepted part of a report. */
export interface TakenWrites {
    readonly writes: readonly PackedWrite[];
    /** The current values of start values that change nothing. */
    readonly kept: readonly VariableRecord[];
    readonly refused: readonly RefusedPlace[];
}

/** The events that there is room for, each with the variables that it changes; the first also with earlier reports. */
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
        const refusal = refusalOf(sharing, item.writes);
        if (refusal === null) {
            const writes: PackedWrite[] = [...reported];
            reported = [];
            for (const write of item.writes) if (changes(sharing, write)) writes.push(share(sharing, write));
            events.push(packedEvent(item, writes));
        } else refused.push({ index: place, ...refusal });
    }
    return { events, refused };
}

/** The writes that there is room for. */
export function takeWrites(
    status: StatusItem | null | undefined,
    given: readonly Placed<VariableWrite>[],
): TakenWrites {
    const sharing = sharingOf(status);
    const before: Record<string, VariableRecord> = {};
    for (const variable of variablesIn(status)) before[attributeOf(variable.key)] = variable;
    const writes: PackedWrite[] = [];
    const kept: VariableRecord[] = [];
    const refused: RefusedPlace[] = [];
    for (const { item, place } of given) {
        const refusal = refusalOf(sharing, [item]);
        const current = before[attributeOf(item.key)];
        if (refusal !== null) refused.push({ index: place, ...refusal });
        else if (changes(sharing, item)) writes.push(share(sharing, item));
        else if (current) kept.push(current);
    }
    return { writes, kept, refused };
}

function sharingOf(status: StatusItem | null | undefined): Sharing {
    const sharing: Sharing = { variables: {}, tally: { shared: 0, size: 0 } };
    for (const variable of variablesIn(status)) share(sharing, variable);
    return sharing;
}

/** Why there is no room for these writes; null if there is room. */
function refusalOf({ variables, tally }: Sharing, writes: readonly VariableWrite[]): ItemRefusal | null {
    const seen: Record<string, VariableWrite> = {};
    let after = tally;
    for (const write of writes) {
        const attribute = attributeOf(write.key);
        after = tallyWith(after, seen[attribute] ?? variables[attribute], write);
        seen[attribute] = write;
    }
    return roomRefusal(tally, after, { max: VARIABLES_MAX_LENGTH, unit: 'characters' }, writes);
}

function changes({ variables }: Sharing, write: VariableWrite): boolean {
    return changesValue(variables[attributeOf(write.key)], write);
}

function share(sharing: Sharing, write: VariableWrite): PackedWrite {
    const attribute = attributeOf(write.key);
    sharing.tally = tallyWith(sharing.tally, sharing.variables[attribute], write);
    sharing.variables[attribute] = write;
    return packedWrite(write);
}

function tallyWith(tally: Tally, before: VariableWrite | undefined, after: VariableWrite): Tally {
    const [taken, given] = [sizeOf(after), sizeOf(before)];
    return { shared: tally.shared + taken.shared - given.shared, size: tally.size + taken.size - given.size };
}

/** A removed variable counts nothing: it is forgotten when room is short. */
function sizeOf(variable: VariableWrite | undefined): Tally {
    if (variable === undefined || variable.removed) return { shared: 0, size: 0 };
    return { shared: 1, size: variable.key.length + variable.value.length };
}

/** The reports of a member since its last batch. */
function reportedSince(
    { batches }: Pick<MemberItem, 'batches'>,
    status: StatusItem | null | undefined,
): readonly PackedWrite[] {
    const last = batches[batches.length - 1];
    return carriedReports(variablesIn(status), last ? last.position : '').map((variable) => ({
        ...packedWrite(variable),
        p: variable.position,
    }));
}
