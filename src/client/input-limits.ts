// The client's edge: what a project may send. Beyond it a sentence says why, and nothing else of the project is lost.
import {
    EVENT_NAME_MAX_LENGTH,
    GROUP_NAME_MAX_LENGTH,
    PAYLOAD_MAX_BYTES,
    VARIABLES_MAX_KEYS,
    VARIABLE_NAME_MAX_LENGTH,
    VARIABLE_VALUE_MAX_BYTES,
} from '../wire/limits';
import { utf8Bytes } from '../wire/utf8';
import { MeshClientError } from './errors';

function refused(message: string): MeshClientError {
    return new MeshClientError('refused', message);
}

/** Why an event is refused, or null where it may go. */
export function eventRefusal(name: string, payload: string): MeshClientError | null {
    if (name === '') return refused('An event needs a name. Write one into the block.');
    if (name.length > EVENT_NAME_MAX_LENGTH)
        return refused(
            `An event's name is limited to ${EVENT_NAME_MAX_LENGTH} characters; this one has ${name.length}. It was not sent.`,
        );
    const bytes = utf8Bytes(payload);
    if (bytes > PAYLOAD_MAX_BYTES)
        return refused(
            `What an event carries is limited to ${PAYLOAD_MAX_BYTES} bytes; this has ${bytes}. It was not sent.`,
        );
    return null;
}

/** Why a variable is refused, or null where it may be shared. `shared` counts the other variables of this member. */
export function variableRefusal(name: string, value: string, shared: number): MeshClientError | null {
    if (name === '') return refused('A variable needs a name. Write one into the block.');
    if (name.length > VARIABLE_NAME_MAX_LENGTH)
        return refused(
            `A shared variable's name is limited to ${VARIABLE_NAME_MAX_LENGTH} characters; this one has ${name.length}. It is not shared.`,
        );
    const bytes = utf8Bytes(value);
    if (bytes > VARIABLE_VALUE_MAX_BYTES)
        return refused(
            `A shared variable's value is limited to ${VARIABLE_VALUE_MAX_BYTES} bytes; this one has ${bytes}. The others see its last value.`,
        );
    if (shared >= VARIABLES_MAX_KEYS)
        return refused(
            `A project shares at most ${VARIABLES_MAX_KEYS} variables. Delete some, or make them "for this sprite only".`,
        );
    return null;
}

/** Why a new group's name is refused, or null where it may be taken. */
export function groupNameRefusal(name: string): MeshClientError | null {
    if (name.length <= GROUP_NAME_MAX_LENGTH) return null;
    return refused(
        `A group's name is limited to ${GROUP_NAME_MAX_LENGTH} characters; this one has ${name.length}. Use a shorter one.`,
    );
}
