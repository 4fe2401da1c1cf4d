import type { Position } from '../../wire/position';
import type { EventInput, SensorDataInput } from '../../wire/types';

/** What goes in one batch: a report, events, each with the variables that changed before it, and a report after the last. */
export interface Batch {
    /** The report before the first event, if that event cannot carry all of it. */
    readonly before: readonly SensorDataInput[];
    readonly events: readonly EventInput[];
    readonly writes: readonly SensorDataInput[];
    /** All variables that the sender has set, as they are when it is sent. */
    readonly own: readonly SensorDataInput[];
}

/** A batch as it waits in the outbox. */
export type QueuedBatch = Omit<Batch, 'own'>;

/** One item of a batch that the backend did not take, while it took the others. */
export type RefusedPart = RefusedWhy &
    (
        | { readonly kind: 'event'; readonly event: EventInput }
        | { readonly kind: 'variable'; readonly write: SensorDataInput }
    );

/** Why it did not: what the backend said in English, and its code where it gave one. */
export interface RefusedWhy {
    readonly message: string;
    readonly code?: string | null;
}

/** What the backend said of a batch. */
export interface Receipt {
    /** The positions of this member's last writes, by name. */
    readonly positions: ReadonlyMap<string, Position>;
    readonly refused: readonly RefusedPart[];
}
