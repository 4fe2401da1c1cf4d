/** How long a sender's event is recognised, in milliseconds: a client gives a request up long before. */
export const REMEMBERED_MS = 60_000;
