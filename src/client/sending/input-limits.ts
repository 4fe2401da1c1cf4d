// The client's edge: what a project may send. Beyond it a sentence says why, and nothing else of the project is lost.
import {
    EVENT_NAME_MAX_LENGTH,
    GROUP_NAME_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    VARIABLES_MAX_BYTES,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from '../../wire/limits';
import { shortened } from '../../wire/reasons';
import { jsonBytes, utf8Bytes } from '../../wire/utf8';
import { ownError, type MeshClientError } from '../status/errors';
import type { LimitCode } from '../status/reasons';

/** The most that each limit lets through: characters of names, bytes, or variables. A name has one character at least. */
export const LIMITS: Readonly<Record<LimitCode, number>> = {
    'no-name': 1,
    'event-name': EVENT_NAME_MAX_LENGTH,
    payload: PAYLOAD_MAX_BYTES,
    'variable-name': VARIABLE_NAME_MAX_LENGTH,
    'variable-value': VARIABLE_VALUE_MAX_BYTES,
    'variable-count': VARIABLES_MAX_KEYS,
    'variable-bytes': VARIABLES_MAX_BYTES,
    'group-name': GROUP_NAME_MAX_LENGTH,
};

/** Why an event is refused, or null where it may go. */
export function eventRefusal(name: string, payload: string): MeshClientError | null {
    if (name === '') return refusal('no-name', name, 0);
    return beyond('event-name', name, name.length) ?? beyond('payload', name, utf8Bytes(payload));
}

/** Why a variable is refused, or null where it may be shared. `others` are this member's other variables. */
export function variableRefusal(
    name: string,
    value: string,
    others: { readonly count: number; readonly bytes: number },
): MeshClientError | null {
    if (name === '') return refusal('no-name', name, 0);
    return (
        beyond('variable-name', name, name.length) ??
        beyond('variable-value', name, utf8Bytes(value)) ??
        beyond('variable-count', name, others.count + 1) ??
        beyond('variable-bytes', name, others.bytes + jsonBytes(name) + jsonBytes(value))
    );
}

/** Why a new group's name is refused, or null where it may be taken. */
export function groupNameRefusal(name: string): MeshClientError | null {
    return beyond('group-name', name, name.length);
}

function beyond(limit: LimitCode, name: string, given: number): MeshClientError | null {
    return given > LIMITS[limit] ? refusal(limit, name, given) : null;
}

function refusal(limit: LimitCode, name: string, given: number): MeshClientError {
    const max = LIMITS[limit];
    const short = shortened(name);
    const message = `"${short}" does not keep the limit "${limit}": ${given} instead of ${max}.`;
    return ownError('refused', limit, message, { name: short, max, given });
}
