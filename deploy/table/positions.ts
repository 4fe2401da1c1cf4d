// Positions follow the clock alone. Writers do not know each other, so a write may become visible after one with a later
// time. A writer that was too slow writes again under a new time, and a resuming reader reads once more what is younger
// than the slowest write that may still appear.

/** Milliseconds within which a write must become visible. If it does not, it is written again under a new time. */
export const LATE_MS = 700;
/** Late attempts after which a batch or a report is refused, so that its sender sends it again. */
export const LATE_TRIES = 3;
/** Milliseconds that a resuming reader reads again: the time above, and 300 by which two clocks may differ. */
export const OVERLAP_MS = 1_000;
