// The edge of the stack: the same limits and sentences as everywhere (src/core/validate.ts), in AppSync's runtime.
import { util } from '@aws-appsync/utils';
import type { NewEvent, VariableWrite } from '../../src/core/records';
import { groupNotFoundSentence, isAlive } from '../../src/core/group-life';
import {
    BATCH_MAX_BYTES,
    BATCH_MAX_EVENTS,
    DOMAIN_MAX_LENGTH,
    EVENT_NAME_MAX_LENGTH,
    ID_MAX_LENGTH,
    ORDER_KEY_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    SINCE_MAX_LENGTH,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from '../../src/wire/limits';
import { POSITION_PATTERN, TIME_PATTERN } from '../../src/core/position-pattern';
import { BATCH_MAX_WRITES, sharedAfter, variablesIn, type StatusItem } from '../../src/store/timed/items';
import { iso, now, type GroupItem, type InGroup } from './context';

/** Characters of one member's variables, so that its item stays below the 400 KB that DynamoDB takes. */
const VARIABLES_MAX_LENGTH = 110_000;

/** A variable as a client writes it. */
export interface GivenVariable {
    readonly key: string;
    readonly value: string;
    readonly removed?: boolean | null;
}

/** An event as a client fires it. */
export interface GivenEvent {
    readonly eventName: string;
    readonly payload?: string | null;
    readonly firedAt: string;
    readonly orderKey?: string | null;
    readonly data?: readonly GivenVariable[] | null;
}

/** Ends the operation with a refusal. */
export function refuse(argument: string, limit: string, given: string): never {
    return util.error(`${argument} ${limit}; ${given}.`, 'ValidationError');
}

/** Refuses an id that is empty or too long. */
export function checkId(argument: string, id: string): void {
    if (id.length === 0) refuse(argument, 'must not be empty', 'it has 0 characters');
    checkLength(argument, id, ID_MAX_LENGTH);
}

/** Refuses a text that is too long. */
export function checkLength(argument: string, text: string, max: number): void {
    if (text.length > max) refuse(argument, `is limited to ${max} characters`, `it has ${text.length}`);
}

/** Refuses the names of a group that cannot be one. */
export function checkGroup({ groupId, domain }: InGroup): void {
    checkId('groupId', groupId);
    checkLength('domain', domain, DOMAIN_MAX_LENGTH);
}

/** Ends the operation where there is no such group (any more). */
export function living(args: InGroup, group: GroupItem | null | undefined): GroupItem {
    if (group === null || group === undefined || !isAlive(group, now()))
        return util.error(groupNotFoundSentence({ id: args.groupId, domain: args.domain }), 'GroupNotFound');
    return group;
}

/** The writes that a report or an event asks for. */
export function variableWrites(argument: string, data: readonly GivenVariable[]): VariableWrite[] {
    if (data.length > VARIABLES_MAX_KEYS)
        refuse(argument, `is limited to ${VARIABLES_MAX_KEYS} variables`, `it has ${data.length}`);
    const writes: VariableWrite[] = [];
    for (const { key, value, removed } of data) {
        const index = writes.length;
        if (key.length === 0) refuse(`${argument}[${index}].key`, 'must not be empty', 'it has 0 characters');
        checkLength(`${argument}[${index}].key`, key, VARIABLE_NAME_MAX_LENGTH);
        checkBytes(`${argument}[${index}].value`, value, VARIABLE_VALUE_MAX_BYTES);
        writes.push({ key, value: removed === true ? '' : value, removed: removed === true });
    }
    return writes;
}

/** Refuses writes that would leave a member with more variables than it may share. */
export function checkRoom(status: StatusItem | null | undefined, writes: readonly VariableWrite[]): void {
    const shared = sharedAfter(status, writes);
    if (shared > VARIABLES_MAX_KEYS)
        refuse(
            'data',
            `a member shares at most ${VARIABLES_MAX_KEYS} variables`,
            `with these it would share ${shared}`,
        );
    let length = 0;
    for (const { key, v } of variablesIn(status)) length += key.length + v.length;
    for (const { key, value } of writes) length += key.length + value.length;
    if (length > VARIABLES_MAX_LENGTH)
        refuse(
            'data',
            `all variables of a member have at most ${VARIABLES_MAX_LENGTH} characters`,
            `with these they have ${length}`,
        );
}

/** The events that a batch asks for. */
export function newEvents(events: readonly GivenEvent[]): NewEvent[] {
    if (events.length === 0) refuse('events', 'must hold at least one event', 'it has 0');
    if (events.length > BATCH_MAX_EVENTS)
        refuse('events', `is limited to ${BATCH_MAX_EVENTS} events a batch`, `it has ${events.length}`);
    const taken: NewEvent[] = [];
    let bytes = 0;
    let count = 0;
    for (const event of events) {
        const argument = `events[${taken.length}]`;
        if (event.eventName.length === 0) refuse(`${argument}.eventName`, 'must not be empty', 'it has 0 characters');
        checkLength(`${argument}.eventName`, event.eventName, EVENT_NAME_MAX_LENGTH);
        checkBytes(`${argument}.payload`, event.payload ?? '', PAYLOAD_MAX_BYTES);
        checkLength(`${argument}.orderKey`, event.orderKey ?? '', ORDER_KEY_MAX_LENGTH);
        const writes = variableWrites(`${argument}.data`, event.data ?? []);
        count += writes.length;
        bytes += bytesOf(event.eventName) + bytesOf(event.payload ?? '');
        for (const { key, value } of writes) bytes += bytesOf(key) + bytesOf(value);
        taken.push({
            name: event.eventName,
            payload: event.payload ?? null,
            firedAt: iso(util.time.parseISO8601ToEpochMilliSeconds(event.firedAt)),
            orderKey: event.orderKey ? event.orderKey : null,
            writes,
        });
    }
    if (bytes > BATCH_MAX_BYTES) refuse('events', `is limited to ${BATCH_MAX_BYTES} bytes a batch`, `it has ${bytes}`);
    if (count > BATCH_MAX_WRITES)
        refuse('events', `is limited to ${BATCH_MAX_WRITES} variables a batch`, `it has ${count}`);
    return taken;
}

/** Whether `since` is a position, and not a time; ends the operation where it is neither. */
export function isPosition(since: string): boolean {
    if (since.length <= SINCE_MAX_LENGTH) {
        if (util.matches(POSITION_PATTERN, since)) return true;
        if (util.matches(TIME_PATTERN, since)) return false;
    }
    return util.error(
        `since must be a cursor of an earlier answer or an ISO 8601 time such as 2026-01-11T13:22:00.123Z, ` +
            `of at most ${SINCE_MAX_LENGTH} characters; it has ${since.length}.`,
        'ValidationError',
    );
}

function checkBytes(argument: string, text: string, max: number): void {
    // A text of a third of the limit cannot exceed it: no character takes more than three bytes.
    if (text.length * 3 <= max) return;
    const bytes = bytesOf(text);
    if (bytes > max) refuse(argument, `is limited to ${max} bytes`, `it has ${bytes}`);
}

/** In the address encoding a byte is one character, or three that begin with `%`. */
function bytesOf(text: string): number {
    const encoded = util.urlEncode(text);
    return encoded.length - 2 * (encoded.split('%').length - 1);
}
