// Positions that are given by the clock alone. With writers that know nothing of each other a write may become visible
// after one that has a later time: so a writer that was too slow writes again under a new time, and a reader that goes
// on reads once more what is younger than the slowest that may still come. AppSync's runtime evaluates this file too.

/** Milliseconds within which a write must have become visible; else it is written again under a new time. */
export const LATE_MS = 700;
/** Writes of one batch or report that may be too late before it is refused, so that its sender sends it again. */
export const LATE_TRIES = 3;
/** Milliseconds that a reader who goes on reads again: the time above, and clocks that differ by as much as 300. */
export const OVERLAP_MS = 1_000;
