import type { Outbox } from '../../src/client/sending/outbox';
import type { QueuedBatch } from '../../src/client/api/batch';

/** What an outbox sends at `now`: an empty batch where that is nothing. */
export function taken(outbox: Outbox, now: number): QueuedBatch {
    return outbox.take(now) ?? { before: [], events: [], writes: [] };
}
