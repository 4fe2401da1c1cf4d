import type { Outbox, QueuedBatch } from '../../src/client/outbox';

/** What an outbox sends at `now`: an empty batch where that is nothing. */
export function taken(outbox: Outbox, now: number): QueuedBatch {
    return outbox.take(now) ?? { before: [], events: [], writes: [] };
}
