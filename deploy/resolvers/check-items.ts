// The edge of the stack, item by item: an item beyond a limit costs no other of its request.
import { util } from '@aws-appsync/utils';
import type { NewEvent, VariableWrite } from '../../src/core/records';
import { BATCH_MAX_WRITES } from '../../src/store/timed/items';
import { refusal, type Placed } from '../../src/store/timed/sharing';
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
import type { RefusedItem } from '../../src/wire/types';
import { refuse } from './check';
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
    readonly refused: readonly RefusedItem[];
}

/** The writes that a report asks for. Ends the operation where they are too many to look at. */
export function reportedWrites(data: readonly GivenVariable[]): Checked<VariableWrite> {
    if (data.length > REPORT_MAX_VARIABLES)
        refuse('data', `is limited to ${REPORT_MAX_VARIABLES} variables a report`, `it has ${data.length}`);
    const items: Placed<VariableWrite>[] = [];
    const refused: RefusedItem[] = [];
    let place = 0;
    for (const variable of data) {
        const problem = variableProblem(variable);
        if (problem === '') items.push({ item: variableWrite(variable), place });
        else refused.push(refusal(place, `data[${place}].${problem}`));
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
    const refused: RefusedItem[] = [];
    let bytes = 0;
    let count = 0;
    let place = 0;
    for (const event of events) {
        const problem = eventProblem(event);
        if (problem === '') {
            const item = newEvent(event);
            bytes += bytesOf(item.name) + bytesOf(item.payload ?? '');
            for (const { key, value } of item.writes) bytes += bytesOf(key) + bytesOf(value);
            count += item.writes.length;
            items.push({ item, place });
        } else refused.push(refusal(place, `events[${place}].${problem}`));
        place += 1;
    }
    requireSome(items.length, refused);
    if (bytes > BATCH_MAX_BYTES) refuse('events', `is limited to ${BATCH_MAX_BYTES} bytes a batch`, `it has ${bytes}`);
    if (count > BATCH_MAX_WRITES)
        refuse('events', `is limited to ${BATCH_MAX_WRITES} variables a batch`, `it has ${count}`);
    return { items, refused };
}

/** Ends an operation of which nothing can be taken: an editor of today reads nothing else. */
export function requireSome(taken: number, refused: readonly RefusedItem[]): void {
    const first = refused[0];
    if (taken === 0 && first) util.error(first.message, first.errorType);
}

/** What was refused, and what there was no room for, with their places; null where that is nothing. It is logged. */
export function allRefused(
    argument: string,
    refused: readonly RefusedItem[],
    later: readonly RefusedItem[],
): readonly RefusedItem[] | null {
    const all = [...refused, ...later.map(({ index, message }) => refusal(index, `${argument}[${index}]: ${message}`))];
    if (all.length === 0) return null;
    console.log('items refused', argument, all.length);
    return all;
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

/** What is wrong with an event; empty where nothing is. */
function eventProblem({ eventName, payload, orderKey, data }: GivenEvent): string {
    if (eventName.length === 0) return 'eventName must not be empty; it has 0 characters.';
    const problems = [
        lengthProblem('eventName', eventName, EVENT_NAME_MAX_LENGTH),
        bytesProblem('payload', payload ?? '', PAYLOAD_MAX_BYTES),
        lengthProblem('orderKey', orderKey ?? '', ORDER_KEY_MAX_LENGTH),
    ];
    const given = data ?? [];
    if (given.length > VARIABLES_MAX_KEYS)
        problems.push(`data is limited to ${VARIABLES_MAX_KEYS} variables; it has ${given.length}.`);
    let place = 0;
    for (const variable of given) {
        const problem = variableProblem(variable);
        if (problem !== '') problems.push(`data[${place}].${problem}`);
        place += 1;
    }
    return problems.filter((problem) => problem !== '')[0] ?? '';
}

/** What is wrong with a variable; empty where nothing is. */
function variableProblem({ key, value }: GivenVariable): string {
    if (key.length === 0) return 'key must not be empty; it has 0 characters.';
    const problem = lengthProblem('key', key, VARIABLE_NAME_MAX_LENGTH);
    return problem === '' ? bytesProblem('value', value, VARIABLE_VALUE_MAX_BYTES) : problem;
}

function lengthProblem(argument: string, text: string, max: number): string {
    return text.length > max ? `${argument} is limited to ${max} characters; it has ${text.length}.` : '';
}

function bytesProblem(argument: string, text: string, max: number): string {
    // A text of a third of the limit cannot exceed it: no character takes more than three bytes.
    if (text.length * 3 <= max) return '';
    const bytes = bytesOf(text);
    return bytes > max ? `${argument} is limited to ${max} bytes; it has ${bytes}.` : '';
}

/** In the address encoding a byte is one character, or three that begin with `%`. */
function bytesOf(text: string): number {
    const encoded = util.urlEncode(text);
    return encoded.length - 2 * (encoded.split('%').length - 1);
}
