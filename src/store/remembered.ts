/** How long a sender's event is recognised, in milliseconds: a client gives a request up long before. */
export const REMEMBERED_MS = 60_000;
/**
 * Milliseconds for which it is known that there was an event, after it can be read no more: so that somebody who slept
 * can be told how many were missed.
 */
export const COUNTED_MS = 900_000;
