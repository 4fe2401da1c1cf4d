// The bytes of events in a log. AppSync's runtime evaluates this file too.
import type { Load } from '../core/fair-share';

/** The parts of an event that use memory. */
interface Sized {
    readonly name: string;
    readonly payload: string | null;
    readonly variables?: readonly SizedVariable[];
    readonly writes?: readonly SizedVariable[];
}

interface SizedVariable {
    readonly key: string;
    readonly value: string;
}

/** Bytes of the process that an event uses: two for each character, and the objects around them. */
export function eventBytes({ name, payload, variables, writes }: Sized): number {
    let characters = name.length + (payload === null ? 0 : payload.length) + 150;
    for (const { key, value } of variables ?? writes ?? []) characters += key.length + value.length + 60;
    return characters * 2;
}

/** The load that a batch puts on the log. */
export function loadOf(events: readonly Sized[]): Load {
    let bytes = 0;
    for (const event of events) bytes += eventBytes(event);
    return { events: events.length, bytes };
}
