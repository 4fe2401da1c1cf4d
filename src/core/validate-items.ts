// The edge, item by item: an event or a variable beyond a limit does not affect the others in its request. AppSync's
// runtime evaluates this file too (platform.ts).
import type { ReasonCode } from '../wire/reasons';
import type { EventInput, RefusedItem, SensorDataInput } from '../wire/types';
import {
    BATCH_MAX_BYTES,
    BATCH_MAX_EVENTS,
    EVENT_NAME_MAX_LENGTH,
    ORDER_KEY_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    REPORT_MAX_VARIABLES,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from './limits';
import { isoTime, parseTime, refuse, utf8Bytes } from './platform';
import type { NewEvent, VariableWrite } from './records';
import type { RefusedPlace } from './store';
import { emptyProblem, lengthProblem, limitProblem, type Problem, type NamedReason } from './validate';

/** Characters of a time. ISO 8601 has 24; with nanoseconds and an offset, 35. */
const TIME_MAX_LENGTH = 64;

/** An item of a request, and its index there, from 0. */
export interface Placed<Item> {
    readonly item: Item;
    readonly place: number;
}

/** The acceptable items of a list, and the refused ones. */
export interface Checked<Item> {
    readonly items: readonly Placed<Item>[];
    readonly refused: readonly RefusedPlace[];
}

/** The writes of a report. @throws {MeshError} ValidationError if there are too many, or none is acceptable */
export function reportedWrites(data: readonly SensorDataInput[]): Checked<VariableWrite> {
    if (data.length > REPORT_MAX_VARIABLES)
        refuseList('data', `is limited to ${REPORT_MAX_VARIABLES} variables a report`, data.length);
    const items: Placed<VariableWrite>[] = [];
    const refused: RefusedPlace[] = [];
    let place = 0;
    for (const given of data) {
        const problem = variableProblem(`data[${place}]`, given);
        if (problem === null) items.push({ item: variableWrite(given), place });
        else refused.push(refusedAt(place, problem));
        place += 1;
    }
    requireSome(items.length, refused);
    return { items, refused };
}

/** The events of a batch. @throws {MeshError} ValidationError if there are too many, or none is acceptable */
export function newEvents(events: readonly EventInput[]): Checked<NewEvent> {
    if (events.length === 0) refuseList('events', 'must hold at least one event', 0);
    if (events.length > BATCH_MAX_EVENTS)
        refuseList('events', `is limited to ${BATCH_MAX_EVENTS} events a batch`, events.length);
    const items: Placed<NewEvent>[] = [];
    const refused: RefusedPlace[] = [];
    let bytes = 0;
    let place = 0;
    for (const given of events) {
        const problem = eventProblem(`events[${place}]`, given);
        if (problem === null) {
            const item = newEvent(given);
            bytes += utf8Bytes(item.name) + utf8Bytes(item.payload ?? '');
            for (const { key, value } of item.writes) bytes += utf8Bytes(key) + utf8Bytes(value);
            items.push({ item, place });
        } else refused.push(refusedAt(place, problem));
        place += 1;
    }
    requireSome(items.length, refused);
    if (bytes > BATCH_MAX_BYTES) refuseList('events', `is limited to ${BATCH_MAX_BYTES} bytes a batch`, bytes);
    return { items, refused };
}

/**
 * All refused items of a request, by their index; null if there are none. `later` are the items for which there was no
 * room, and `taken` is how many items were accepted, now or before.
 * @throws {MeshError} ValidationError if none was accepted, because an editor of today reads nothing else
 */
export function allRefused(
    argument: string,
    refused: readonly RefusedPlace[],
    later: readonly RefusedPlace[],
    taken: number,
): RefusedItem[] | null {
    const placed = later.map((each) => ({ ...each, message: `${argument}[${each.index}]: ${each.message}` }));
    if (refused.length + placed.length === 0) return null;
    const all = inOrder([...refused, ...placed]);
    requireSome(taken, all);
    return all.map(({ reason, ...item }) => ({ ...item, code: reason ? reason.code : null }));
}

/**
 * Like `allRefused`, for a store that names refused items by their index among the acceptable ones.
 * @throws {MeshError}
 */
export function refusedItems(
    argument: string,
    { items, refused }: Checked<unknown>,
    later: readonly RefusedPlace[],
): RefusedItem[] | null {
    const placed = later.map((each) => ({ ...each, index: items[each.index]?.place ?? each.index }));
    return allRefused(argument, refused, placed, items.length - later.length);
}

/** Sorts by index. There are at most 1,000 items. */
function inOrder(refused: readonly RefusedPlace[]): RefusedPlace[] {
    const byPlace: Record<string, RefusedPlace> = {};
    for (const each of refused) byPlace[`00${each.index}`.slice(-3)] = each;
    return Object.keys(byPlace)
        .sort()
        .flatMap((place) => byPlace[place] ?? []);
}

function requireSome(taken: number, refused: readonly RefusedPlace[]): void {
    const first = refused[0];
    if (taken === 0 && first) refuse('ValidationError', first.message, first.reason);
}

function refuseList(argument: string, limit: string, given: number): never {
    return refuse('ValidationError', `${argument} ${limit}; it has ${given}.`, null);
}

function refusedAt(index: number, { message, reason }: Problem): RefusedPlace {
    return { index, errorType: 'ValidationError', message, reason };
}

function newEvent({ eventName, payload, firedAt, orderKey, data }: EventInput): NewEvent {
    return {
        name: eventName,
        payload: payload ?? null,
        firedAt: isoTime(parseTime(firedAt) ?? 0),
        // An empty orderKey is no number.
        orderKey: orderKey ? orderKey : null,
        writes: (data ?? []).map((given) => variableWrite(given)),
    };
}

function variableWrite({ key, value, removed, initial }: SensorDataInput): VariableWrite {
    const isRemoved = removed === true;
    return { key, value: isRemoved ? '' : value, removed: isRemoved, initial: initial === true && !isRemoved };
}

/** What is wrong with an event; null if it is acceptable. */
function eventProblem(at: string, { eventName: name, payload, firedAt, orderKey, data }: EventInput): Problem | null {
    const problem =
        nameProblem(`${at}.eventName`, name, EVENT_NAME_MAX_LENGTH, 'event-name') ??
        bytesProblem(`${at}.payload`, payload ?? '', PAYLOAD_MAX_BYTES, { code: 'payload', name }) ??
        lengthProblem(`${at}.orderKey`, orderKey ?? '', ORDER_KEY_MAX_LENGTH, null) ??
        timeProblem(`${at}.firedAt`, firedAt) ??
        countProblem(`${at}.data`, data ?? []);
    if (problem !== null) return problem;
    let place = 0;
    for (const given of data ?? []) {
        const wrong = variableProblem(`${at}.data[${place}]`, given);
        if (wrong !== null) return wrong;
        place += 1;
    }
    return null;
}

/** What is wrong with a variable; null if it is acceptable. */
function variableProblem(at: string, { key: name, value }: SensorDataInput): Problem | null {
    return (
        nameProblem(`${at}.key`, name, VARIABLE_NAME_MAX_LENGTH, 'variable-name') ??
        bytesProblem(`${at}.value`, value, VARIABLE_VALUE_MAX_BYTES, { code: 'variable-value', name })
    );
}

function nameProblem(argument: string, name: string, max: number, code: ReasonCode): Problem | null {
    return (
        emptyProblem(argument, name, { code: 'no-name', name }) ?? lengthProblem(argument, name, max, { code, name })
    );
}

function timeProblem(argument: string, time: string): Problem | null {
    if (time.length <= TIME_MAX_LENGTH && parseTime(time) !== null) return null;
    return { message: `${argument} must be an ISO 8601 time; it has ${time.length} characters.`, reason: null };
}

function countProblem(argument: string, data: readonly SensorDataInput[]): Problem | null {
    const max = VARIABLES_MAX_KEYS;
    const first = data[max];
    if (first === undefined) return null;
    const message = `${argument} is limited to ${max} variables; it has ${data.length}.`;
    return limitProblem(message, { code: 'variable-count', name: first.key }, max, data.length);
}

function bytesProblem(argument: string, text: string, max: number, named: NamedReason): Problem | null {
    // A text of a third of the limit cannot exceed it: no code unit takes more than three bytes.
    if (text.length * 3 <= max) return null;
    const given = utf8Bytes(text);
    if (given <= max) return null;
    return limitProblem(`${argument} is limited to ${max} bytes; it has ${given}.`, named, max, given);
}
