// The edge: every argument is checked here before a use case sees it. A refusal names the argument, the limit and
// what was given as a size, never its content.
import { MeshError } from '../wire/errors';
import { shortened, type Reason, type ReasonCode } from '../wire/reasons';
import type { EventInput, RefusedItem, SensorDataInput } from '../wire/types';
import { utf8Bytes } from '../wire/utf8';
import {
    BATCH_MAX_BYTES,
    BATCH_MAX_EVENTS,
    DOMAIN_MAX_LENGTH,
    EVENT_NAME_MAX_LENGTH,
    GROUP_NAME_MAX_LENGTH,
    ID_MAX_LENGTH,
    ORDER_KEY_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    REPORT_MAX_VARIABLES,
    SEARCH_DEFAULT_LIMIT,
    SEARCH_MAX_LIMIT,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from './limits';
import type { GroupKey, NewEvent, VariableWrite } from './records';
import type { RefusedPlace } from './store';

/** What a person reads of a limit: which, and what of theirs is beyond it. Programs meet the others alone. */
interface Told {
    readonly code: ReasonCode;
    readonly name: string;
}

function refuse(argument: string, limit: string, given: string, reason: Reason | null = null): never {
    throw new MeshError('ValidationError', `${argument} ${limit}; ${given}.`, reason);
}

function limitReason(told: Told | null, max: number, given: number): Reason | null {
    return told === null ? null : { code: told.code, values: { name: shortened(told.name), max, given } };
}

function checkLength(argument: string, text: string, max: number, told: Told | null = null): void {
    const { length } = text;
    if (length <= max) return;
    refuse(argument, `is limited to ${max} characters`, `it has ${length}`, limitReason(told, max, length));
}

function checkBytes(argument: string, text: string, max: number, told: Told | null = null): void {
    // A text of a third of the limit cannot exceed it: no code unit takes more than three bytes.
    if (text.length * 3 <= max) return;
    const bytes = utf8Bytes(text);
    if (bytes > max) refuse(argument, `is limited to ${max} bytes`, `it has ${bytes}`, limitReason(told, max, bytes));
}

function checkNotEmpty(argument: string, text: string, told: Told | null = null): void {
    if (text.length === 0) refuse(argument, 'must not be empty', 'it has 0 characters', limitReason(told, 1, 0));
}

/** Checks a host's, node's or group's id. @throws {MeshError} ValidationError */
export function checkId(argument: string, id: string): void {
    checkNotEmpty(argument, id);
    checkLength(argument, id, ID_MAX_LENGTH);
}

/** Checks a domain: any string, the empty one too, of at most 256 characters. @throws {MeshError} ValidationError */
export function checkDomain(domain: string): void {
    checkLength('domain', domain, DOMAIN_MAX_LENGTH);
}

/** Checks a new group's name. @throws {MeshError} ValidationError */
export function checkGroupName(name: string): void {
    const { length } = name;
    if (name.trim().length === 0)
        refuse('name', 'must have a visible character', `it has ${length} characters`, { code: 'no-name' });
    checkLength('name', name, GROUP_NAME_MAX_LENGTH, { code: 'group-name', name });
}

/** The key of the group that the arguments name. @throws {MeshError} ValidationError */
export function groupKey(args: { readonly groupId: string; readonly domain: string }): GroupKey {
    checkId('groupId', args.groupId);
    checkDomain(args.domain);
    return { id: args.groupId, domain: args.domain };
}

/** How many seconds a group may live. @throws {MeshError} ValidationError outside 1 to `max` */
export function connectionTime(seconds: number | null | undefined, max: number): number {
    const value = seconds ?? max;
    if (value < 1 || value > max)
        refuse('maxConnectionTimeSeconds', `must be from 1 to ${max} seconds`, `it is ${value}`, {
            code: 'life-full',
            values: { minutes: Math.floor(max / 60) },
        });
    return value;
}

/** How many groups a search returns. @throws {MeshError} ValidationError below 1 */
export function searchLimit(limit: number | null | undefined): number {
    const value = limit ?? SEARCH_DEFAULT_LIMIT;
    if (value < 1 || value > SEARCH_MAX_LIMIT)
        refuse('limit', `must be from 1 to ${SEARCH_MAX_LIMIT}`, `it is ${value}`);
    return value;
}

/** Checks the prefix of a search. @throws {MeshError} ValidationError when empty or too long */
export function checkNamePrefix(namePrefix: string): void {
    checkNotEmpty('namePrefix', namePrefix, { code: 'no-name', name: namePrefix });
    checkLength('namePrefix', namePrefix, GROUP_NAME_MAX_LENGTH, { code: 'group-name', name: namePrefix });
}

/** What of a list can be taken. */
export interface Checked<Item> {
    readonly items: readonly Item[];
    /** For each of them its place in what was given. */
    readonly places: readonly number[];
    readonly refused: readonly RefusedPlace[];
}

/**
 * Checks each item on its own: one that is refused costs the others nothing.
 * @throws {MeshError} where none of them can be taken: an editor of today reads nothing else
 */
function checkEach<Given, Item>(given: readonly Given[], check: (item: Given, index: number) => Item): Checked<Item> {
    const items: Item[] = [];
    const places: number[] = [];
    const refused: RefusedPlace[] = [];
    let first: MeshError | null = null;
    for (const [index, item] of given.entries())
        try {
            items.push(check(item, index));
            places.push(index);
        } catch (thrown) {
            if (!(thrown instanceof MeshError)) throw thrown;
            first ??= thrown;
            const { errorType, message, reason } = thrown;
            refused.push({ index, errorType, message, reason });
            if (refused.length === given.length) throw first;
        }
    return { items, places, refused };
}

/**
 * All that was refused, by its place in what was given; null where nothing was. `later` is by the place among `items`.
 * @throws {MeshError} ValidationError where there was room for none of them
 */
export function allRefused(
    argument: string,
    { items, places, refused }: Checked<unknown>,
    later: readonly RefusedPlace[],
): RefusedItem[] | null {
    const all = [...refused];
    for (const { index, message, ...rest } of later) {
        const place = places[index] ?? index;
        all.push({ ...rest, index: place, message: `${argument}[${place}]: ${message}` });
    }
    all.sort((one, other) => one.index - other.index);
    const [first] = all;
    if (first === undefined) return null;
    if (later.length === items.length) throw new MeshError('ValidationError', first.message, first.reason);
    return all.map(({ reason, ...item }) => ({ ...item, code: reason?.code ?? null }));
}

/** The writes that a report asks for. @throws {MeshError} ValidationError where they are too many to look at */
export function reportedWrites(data: readonly SensorDataInput[]): Checked<VariableWrite> {
    if (data.length > REPORT_MAX_VARIABLES)
        refuse('data', `is limited to ${REPORT_MAX_VARIABLES} variables a report`, `it has ${data.length}`);
    return checkEach(data, (given, index) => variableWrite(`data[${index}]`, given));
}

function variableWrite(argument: string, { key, value, removed, initial }: SensorDataInput): VariableWrite {
    checkNotEmpty(`${argument}.key`, key, { code: 'no-name', name: key });
    checkLength(`${argument}.key`, key, VARIABLE_NAME_MAX_LENGTH, { code: 'variable-name', name: key });
    checkBytes(`${argument}.value`, value, VARIABLE_VALUE_MAX_BYTES, { code: 'variable-value', name: key });
    const isRemoved = removed === true;
    return { key, value: isRemoved ? '' : value, removed: isRemoved, initial: initial === true && !isRemoved };
}

/** The events that a batch asks for. @throws {MeshError} ValidationError where they are none or too many to look at */
export function newEvents(events: readonly EventInput[]): Checked<NewEvent> {
    if (events.length === 0) refuse('events', 'must hold at least one event', 'it has 0');
    if (events.length > BATCH_MAX_EVENTS)
        refuse('events', `is limited to ${BATCH_MAX_EVENTS} events a batch`, `it has ${events.length}`);
    const checked = checkEach(events, (event, index) => newEvent(`events[${index}]`, event));
    let bytes = 0;
    for (const { name, payload, writes } of checked.items) {
        bytes += utf8Bytes(name) + utf8Bytes(payload ?? '');
        for (const { key, value } of writes) bytes += utf8Bytes(key) + utf8Bytes(value);
    }
    if (bytes > BATCH_MAX_BYTES) refuse('events', `is limited to ${BATCH_MAX_BYTES} bytes a batch`, `it has ${bytes}`);
    return checked;
}

function newEvent(argument: string, event: EventInput): NewEvent {
    const { eventName, payload, firedAt, orderKey, data } = event;
    checkNotEmpty(`${argument}.eventName`, eventName, { code: 'no-name', name: eventName });
    checkLength(`${argument}.eventName`, eventName, EVENT_NAME_MAX_LENGTH, { code: 'event-name', name: eventName });
    checkBytes(`${argument}.payload`, payload ?? '', PAYLOAD_MAX_BYTES, { code: 'payload', name: eventName });
    checkLength(`${argument}.orderKey`, orderKey ?? '', ORDER_KEY_MAX_LENGTH);
    const time = firedAt.length <= 64 ? Date.parse(firedAt) : Number.NaN;
    if (Number.isNaN(time))
        refuse(`${argument}.firedAt`, 'must be an ISO 8601 time', `it has ${firedAt.length} characters`);
    if (data && data.length > VARIABLES_MAX_KEYS) {
        const told: Told = { code: 'variable-count', name: data[VARIABLES_MAX_KEYS]?.key ?? '' };
        const reason = limitReason(told, VARIABLES_MAX_KEYS, data.length);
        refuse(`${argument}.data`, `is limited to ${VARIABLES_MAX_KEYS} variables`, `it has ${data.length}`, reason);
    }
    return {
        name: eventName,
        payload: payload ?? null,
        firedAt: new Date(time).toISOString(),
        // An empty orderKey numbers nothing.
        orderKey: orderKey ? orderKey : null,
        writes: (data ?? []).map((given, index) => variableWrite(`${argument}.data[${index}]`, given)),
    };
}
