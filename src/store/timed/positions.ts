// Positions that are given by the clock alone. With writers that know nothing of each other a write may become visible
// after one that has a later time: so a writer that was too slow writes again under a new time, and a reader that goes
// on reads once more what is younger than the slowest that may still come. AppSync's runtime evaluates this file too.
import { POSITION_PREFIX } from '../../core/position-pattern';

/** Milliseconds within which a write must have become visible; else it is written again under a new time. */
export const LATE_MS = 700;
/** Writes of one batch or report that may be too late before it is refused, so that its sender sends it again. */
export const LATE_TRIES = 3;
/** Milliseconds that a reader who goes on reads again: the time above, and clocks that differ by as much as 300. */
export const OVERLAP_MS = 1_000;
/** Sorts behind every position. */
export const POSITIONS_END = 'EVENT$';
/** Behind a position up to which nothing can appear any more. */
export const SAFE = '#safe';
/** Behind the position of a full page that was younger than that: whoever asks on at once reads nothing again. */
export const GOES_ON = '#on';
/** Behind the position of one that joined. */
export const JOINED = '#joined';

/** What the positions of one write begin with. `id` tells writes of one millisecond apart. */
export function basePosition(isoTime: string, id: string): string {
    return `${POSITION_PREFIX}${isoTime}#${id.slice(0, 8)}`;
}

/** The position of the event, or of the variable, with that number from 0 to 9,998 within one write. */
export function positionAt(base: string, index: number): string {
    return `${base}#${`000${index + 1}`.slice(-4)}`;
}
