import type { EventRecord } from '../core/records';

/** Bytes that an event takes of the process: two for a character, and the object around them. */
export function eventBytes(event: EventRecord): number {
    let characters = event.name.length + (event.payload?.length ?? 0) + 150;
    for (const variable of event.variables) characters += variable.key.length + variable.value.length + 60;
    return characters * 2;
}
