import { isReasonCode, shortened } from '../../wire/reasons';
import { BackendError } from '../backend/backend';
import { LIMITS } from './input-limits';
import type { RefusedPart } from '../api/batch';
import { limitOf, type ClientReason } from '../status/reasons';

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
