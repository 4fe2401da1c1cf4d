// The variables' part of the outbox: unsent writes of this member, and the portions in which a backend takes them.
import type { SensorDataInput } from '../../wire/types';
import { VARIABLES_MAX_KEYS } from '../../wire/limits';
import { jsonBytes } from '../../wire/utf8';
import { REPORT_MAX_BYTES } from '../environment/timing';

/** The unsent write of one variable: its last value, or its removal. */
interface Pending {
    readonly write: SensorDataInput;
    /** A start value of a variable that was removed before: it would change nothing where the variable was set. */
    readonly isRenewed: boolean;
}

/** Unsent writes, by name. */
export type Writes = Map<string, Pending>;

/** JSON around a variable: names of fields, a position, marks. */
const ENVELOPE_BYTES = 160;

/** Adds a write, a start value or a removal; it replaces an earlier one of its name. */
export function put(writes: Writes, write: SensorDataInput): void {
    writes.set(write.key, behind(writes.get(write.key), { write, isRenewed: false }));
}

/** The writes of both, the later ones winning. The longer of the two is changed, so that it costs as little as the shorter. */
export function overlaid(earlier: Writes, later: Writes): Writes {
    if (later.size <= earlier.size) {
        for (const [key, pending] of later) earlier.set(key, behind(earlier.get(key), pending));
        return earlier;
    }
    for (const [key, pending] of earlier) later.set(key, behind(pending, later.get(key) ?? pending));
    return later;
}

/** The writes of several portions, of which none has gone. */
export function joined(portions: readonly (readonly SensorDataInput[])[]): Writes {
    const writes: Writes = new Map();
    for (const write of portions.flat()) put(writes, write);
    return writes;
}

/** Cuts unsent writes into reports that are small enough for a backend, in order. */
export function portionsOf(writes: Writes): SensorDataInput[][] {
    const removals: SensorDataInput[] = [];
    const values: SensorDataInput[] = [];
    const renewed: SensorDataInput[] = [];
    for (const { write, isRenewed } of writes.values()) {
        if (isRenewed) removals.push({ key: write.key, value: '', removed: true });
        if (write.removed === true) removals.push(write);
        else (isRenewed ? renewed : values).push(write);
    }
    // Removals come first: they make room, so that never more variables are shared than a member may have.
    return [...cut([...removals, ...values]), ...cut(renewed)];
}

/** Whether one event may carry all of that. Start values are reported: an event says what was set. */
export function isCarriable(portions: readonly (readonly SensorDataInput[])[]): boolean {
    return portions.length <= 1 && !(portions[0] ?? []).some(({ initial }) => initial === true);
}

/** Bytes of writes as they travel. */
export function bytesOfWrites(writes: readonly SensorDataInput[]): number {
    let bytes = 0;
    for (const { key, value } of writes) bytes += ENVELOPE_BYTES + jsonBytes(key) + jsonBytes(value);
    return bytes;
}

/** The write that remains of an earlier and a later one. */
function behind(earlier: Pending | undefined, later: Pending): Pending {
    if (earlier === undefined || later.write.initial !== true || later.isRenewed) return later;
    return earlier.write.removed === true || earlier.isRenewed ? { ...later, isRenewed: true } : later;
}

function cut(writes: readonly SensorDataInput[]): SensorDataInput[][] {
    const portions: SensorDataInput[][] = [];
    let portion: SensorDataInput[] = [];
    let bytes = 0;
    for (const write of writes) {
        const more = bytesOfWrites([write]);
        if (portion.length > 0 && (portion.length >= VARIABLES_MAX_KEYS || bytes + more > REPORT_MAX_BYTES)) {
            portions.push(portion);
            portion = [];
            bytes = 0;
        }
        portion.push(write);
        bytes += more;
    }
    if (portion.length > 0) portions.push(portion);
    return portions;
}
