// Events and writes as the table keeps them: short names save write units.
import type { NewEvent, VariableWrite } from '../../src/core/records';

/** A write of a variable inside an event. */
export interface PackedWrite {
    readonly k: string;
    readonly v: string;
    readonly r?: boolean;
    readonly i?: boolean;
    /** Its position, if it was reported before its event; otherwise it has the event's. */
    readonly p?: string;
}

/** An event in the item of its batch. */
export interface PackedEvent {
    readonly n: string;
    readonly f: string;
    readonly p?: string;
    readonly k?: string;
    readonly w?: readonly PackedWrite[];
}

/** An event as the table keeps it, with these writes. */
export function packedEvent(
    { name, firedAt, payload, orderKey }: NewEvent,
    writes: readonly PackedWrite[],
): PackedEvent {
    return {
        n: name,
        f: firedAt,
        ...(payload !== null && { p: payload }),
        ...(orderKey !== null && { k: orderKey }),
        ...(writes.length > 0 && { w: writes }),
    };
}

/** A write as the table keeps it. */
export function packedWrite({ key, value, removed, initial }: VariableWrite): PackedWrite {
    return { k: key, v: value, ...(removed && { r: true }), ...(initial && { i: true }) };
}
