// The client's edge: what a project may send. Beyond it a sentence says why, and nothing else of the project is lost.
import {
    EVENT_NAME_MAX_LENGTH,
    GROUP_NAME_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    VARIABLES_MAX_BYTES,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from '../wire/limits';
import { shortened } from '../wire/reasons';
import { jsonBytes, utf8Bytes } from '../wire/utf8';
import { ownError, type MeshClientError } from './errors';
import type { LimitCode } from './reasons';

/** Why an event is refused, or null where it may go. */
export function eventRefusal(name: string, payload: string): MeshClientError | null {
    if (name === '') return refused('no-name', name, 1, 0, 'An event needs a name. Write one into the block.');
    const max = EVENT_NAME_MAX_LENGTH;
    if (name.length > max)
        return refused(
            'event-name',
            name,
            max,
            name.length,
            `An event's name is limited to ${max} characters; "${shortened(name)}" has ${name.length}. It was not sent.`,
        );
    const bytes = utf8Bytes(payload);
    if (bytes > PAYLOAD_MAX_BYTES)
        return refused(
            'payload',
            name,
            PAYLOAD_MAX_BYTES,
            bytes,
            `What an event carries is limited to ${PAYLOAD_MAX_BYTES} bytes; "${shortened(name)}" has ${bytes}. It was not sent.`,
        );
    return null;
}

/** Why a variable is refused, or null where it may be shared. `others` are this member's other variables. */
export function variableRefusal(
    name: string,
    value: string,
    others: { readonly count: number; readonly bytes: number },
): MeshClientError | null {
    if (name === '') return refused('no-name', name, 1, 0, 'A variable needs a name. Write one into the block.');
    if (name.length > VARIABLE_NAME_MAX_LENGTH)
        return refused(
            'variable-name',
            name,
            VARIABLE_NAME_MAX_LENGTH,
            name.length,
            `A shared variable's name is limited to ${VARIABLE_NAME_MAX_LENGTH} characters; "${shortened(name)}" has ${name.length}. It is not shared.`,
        );
    const bytes = utf8Bytes(value);
    if (bytes > VARIABLE_VALUE_MAX_BYTES)
        return refused(
            'variable-value',
            name,
            VARIABLE_VALUE_MAX_BYTES,
            bytes,
            `A shared variable's value is limited to ${VARIABLE_VALUE_MAX_BYTES} bytes; "${shortened(name)}" has ${bytes}. The others do not get it.`,
        );
    if (others.count >= VARIABLES_MAX_KEYS)
        return refused(
            'variable-count',
            name,
            VARIABLES_MAX_KEYS,
            others.count + 1,
            `A project shares at most ${VARIABLES_MAX_KEYS} variables; "${shortened(name)}" is not shared. Delete some, or make them "for this sprite only".`,
        );
    const all = others.bytes + jsonBytes(name) + jsonBytes(value);
    if (all > VARIABLES_MAX_BYTES)
        return refused(
            'variable-bytes',
            name,
            VARIABLES_MAX_BYTES,
            all,
            `All shared variables of a project together are limited to ${VARIABLES_MAX_BYTES} bytes; with "${shortened(name)}" they have ${all}. The others do not get it. Delete some, or make them "for this sprite only".`,
        );
    return null;
}

/** Why a new group's name is refused, or null where it may be taken. */
export function groupNameRefusal(name: string): MeshClientError | null {
    const max = GROUP_NAME_MAX_LENGTH;
    if (name.length <= max) return null;
    return refused(
        'group-name',
        name,
        max,
        name.length,
        `A group's name is limited to ${max} characters; "${shortened(name)}" has ${name.length}. Use a shorter one.`,
    );
}

function refused(code: LimitCode, name: string, max: number, given: number, message: string): MeshClientError {
    return ownError('refused', code, message, { name: shortened(name), max, given });
}
