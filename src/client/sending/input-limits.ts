// The client's edge: what a project may send. Beyond it a sentence says why, and nothing else of the project is lost.
import { isReasonCode, shortened } from '../../wire/reasons';
import { jsonBytes, utf8Bytes } from '../../wire/utf8';
import type { RefusedPart } from '../api/batch';
import { BackendError } from '../backend/backend';
import { ownError, type MeshClientError } from '../status/errors';
import { LIMITS, limitOf, type ClientReason, type LimitCode } from '../status/reasons';

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

/** The failure that one refused item of a batch is: its sentence names the message or the variable. */
export function refusedItem(part: RefusedPart): BackendError {
    const name = shortened(part.kind === 'event' ? part.event.eventName : part.write.key);
    const message = `The server did not take the ${part.kind} "${name}": ${part.message}`;
    return new BackendError('refused', message, null, { reason: reasonOf(part.code, name) });
}

function reasonOf(code: string | null | undefined, name: string): ClientReason {
    if (!isReasonCode(code)) return { code: 'not-taken', values: { name } };
    const limit = limitOf({ code });
    return { code, values: { name, ...(limit !== null && { max: LIMITS[limit] }) } };
}
