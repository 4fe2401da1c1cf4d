// The edge of the stack, item by item: an item beyond a limit costs no other of its request.
import { util } from '@aws-appsync/utils';
import type { NewEvent, VariableWrite } from '../../src/core/records';
import type { RefusedPlace } from '../../src/core/store';
import { BATCH_MAX_WRITES } from '../../src/store/timed/items';
import { refusal, type Placed, type Problem } from '../../src/store/timed/sharing';
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
} from '../../src/wire/limits';
import { shortened, type ReasonCode } from '../../src/wire/reasons';
import type { RefusedItem } from '../../src/wire/types';
import { refuse, refuseFor } from './check';
import { iso } from './context';

/** A variable as a client writes it. */
export interface GivenVariable {
    readonly key: string;
    readonly value: string;
    readonly removed?: boolean | null;
    readonly initial?: boolean | null;
}

/** An event as a client fires it. */
export interface GivenEvent {
    readonly eventName: string;
    readonly payload?: string | null;
    readonly firedAt: string;
    readonly orderKey?: string | null;
    readonly data?: readonly GivenVariable[] | null;
}

/** What of a list can be taken. */
export interface Checked<Item> {
    readonly items: readonly Placed<Item>[];
    readonly refused: readonly RefusedPlace[];
}

/** The writes that a report asks for. Ends the operation where they are too many to look at. */
export function reportedWrites(data: readonly GivenVariable[]): Checked<VariableWrite> {
    if (data.length > REPORT_MAX_VARIABLES)
        refuse('data', `is limited to ${REPORT_MAX_VARIABLES} variables a report`, `it has ${data.length}`);
    const items: Placed<VariableWrite>[] = [];
    const refused: RefusedPlace[] = [];
    let place = 0;
    for (const variable of data) {
        const problem = variableProblem(`data[${place}]`, variable);
        if (problem === null) items.push({ item: variableWrite(variable), place });
        else refused.push(refusal(place, problem));
        place += 1;
    }
    requireSome(items.length, refused);
    return { items, refused };
}

/** The events that a batch asks for. Ends the operation where they are none or too many to look at. */
export function newEvents(events: readonly GivenEvent[]): Checked<NewEvent> {
    if (events.length === 0) refuse('events', 'must hold at least one event', 'it has 0');
    if (events.length > BATCH_MAX_EVENTS)
        refuse('events', `is limited to ${BATCH_MAX_EVENTS} events a batch`, `it has ${events.length}`);
    const items: Placed<NewEvent>[] = [];
    const refused: RefusedPlace[] = [];
    let bytes = 0;
    let count = 0;
    let place = 0;
    for (const event of events) {
        const problem = eventProblem(`events[${place}]`, event);
        if (problem === null) {
            const item = newEvent(event);
            bytes += bytesOf(item.name) + bytesOf(item.payload ?? '');
            for (const { key, value } of item.writes) bytes += bytesOf(key) + bytesOf(value);
            count += item.writes.length;
            items.push({ item, place });
        } else refused.push(refusal(place, problem));
        place += 1;
    }
    requireSome(items.length, refused);
    if (bytes > BATCH_MAX_BYTES) refuse('events', `is limited to ${BATCH_MAX_BYTES} bytes a batch`, `it has ${bytes}`);
    if (count > BATCH_MAX_WRITES)
        refuse('events', `is limited to ${BATCH_MAX_WRITES} variables a batch`, `it has ${count}`);
    return { items, refused };
}

/** Ends an operation of which nothing can be taken: an editor of today reads nothing else. */
export function requireSome(taken: number, refused: readonly RefusedPlace[]): void {
    const first = refused[0];
    if (taken === 0 && first) refuseFor(first.reason, first.errorType, first.message);
}

/** What there was no room for, each named by its place. */
export function placedIn(argument: string, refused: readonly RefusedPlace[]): RefusedPlace[] {
    return refused.map((each) => ({ ...each, message: `${argument}[${each.index}]: ${each.message}` }));
}

/** What was refused, and what there was no room for, with their places; null where that is nothing. It is logged. */
export function allRefused(
    argument: string,
    refused: readonly RefusedPlace[],
    later: readonly RefusedPlace[],
): readonly RefusedItem[] | null {
    const all = [...refused, ...placedIn(argument, later)];
    if (all.length === 0) return null;
    console.log('items refused', argument, all.length);
    return all.map(({ reason, ...item }) => ({ ...item, code: reason ? reason.code : null }));
}

function newEvent({ eventName, payload, firedAt, orderKey, data }: GivenEvent): NewEvent {
    return {
        name: eventName,
        payload: payload ?? null,
        firedAt: iso(util.time.parseISO8601ToEpochMilliSeconds(firedAt)),
        orderKey: orderKey ? orderKey : null,
        writes: (data ?? []).map((variable) => variableWrite(variable)),
    };
}

function variableWrite({ key, value, removed, initial }: GivenVariable): VariableWrite {
    const isRemoved = removed === true;
    return { key, value: isRemoved ? '' : value, removed: isRemoved, initial: initial === true && !isRemoved };
}

/** What is wrong with an event; null where nothing is. */
function eventProblem(at: string, { eventName: name, payload, orderKey, data }: GivenEvent): Problem | null {
    if (name.length === 0) return nameMissing(`${at}.eventName`, name);
    const given = data ?? [];
    const tooMany = given[VARIABLES_MAX_KEYS];
    const problems = [
        lengthProblem(`${at}.eventName`, name, EVENT_NAME_MAX_LENGTH, { code: 'event-name', name }),
        bytesProblem(`${at}.payload`, payload ?? '', PAYLOAD_MAX_BYTES, { code: 'payload', name }),
        lengthProblem(`${at}.orderKey`, orderKey ?? '', ORDER_KEY_MAX_LENGTH, null),
        tooMany ? countProblem(`${at}.data`, given.length, tooMany.key) : null,
    ];
    let place = 0;
    for (const variable of given) {
        problems.push(variableProblem(`${at}.data[${place}]`, variable));
        place += 1;
    }
    return problems.filter((problem) => problem !== null)[0] ?? null;
}

/** What is wrong with a variable; null where nothing is. */
function variableProblem(at: string, { key: name, value }: GivenVariable): Problem | null {
    if (name.length === 0) return nameMissing(`${at}.key`, name);
    const problem = lengthProblem(`${at}.key`, name, VARIABLE_NAME_MAX_LENGTH, { code: 'variable-name', name });
    return problem ?? bytesProblem(`${at}.value`, value, VARIABLE_VALUE_MAX_BYTES, { code: 'variable-value', name });
}

/** What a person reads of a limit; null: a program meets it alone. */
type Told = { readonly code: ReasonCode; readonly name: string } | null;

function limitProblem(message: string, told: Told, max: number, given: number): Problem {
    return { message, reason: told ? { code: told.code, values: { name: shortened(told.name), max, given } } : null };
}

function nameMissing(argument: string, name: string): Problem {
    return limitProblem(`${argument} must not be empty; it has 0 characters.`, { code: 'no-name', name }, 1, 0);
}

function countProblem(argument: string, given: number, name: string): Problem {
    const message = `${argument} is limited to ${VARIABLES_MAX_KEYS} variables; it has ${given}.`;
    return limitProblem(message, { code: 'variable-count', name }, VARIABLES_MAX_KEYS, given);
}

function lengthProblem(argument: string, text: string, max: number, told: Told): Problem | null {
    const given = text.length;
    if (given <= max) return null;
    return limitProblem(`${argument} is limited to ${max} characters; it has ${given}.`, told, max, given);
}

function bytesProblem(argument: string, text: string, max: number, told: Told): Problem | null {
    // A text of a third of the limit cannot exceed it: no character takes more than three bytes.
    if (text.length * 3 <= max) return null;
    const given = bytesOf(text);
    return given > max
        ? limitProblem(`${argument} is limited to ${max} bytes; it has ${given}.`, told, max, given)
        : null;
}

/** In the address encoding a byte is one character, or three that begin with `%`. */
function bytesOf(text: string): number {
    const encoded = util.urlEncode(text);
    return encoded.length - 2 * (encoded.split('%').length - 1);
}
