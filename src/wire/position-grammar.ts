// The grammar of positions, at every backend. A position is opaque to clients and sorts as a text. The time comes first,
// because old clients poll with a bare ISO time and compare texts; the rest makes it unique and exact within a millisecond:
//
//   EVENT#{ISO time}                      the start of a millisecond
//   EVENT#{ISO time}#{sequence}           the classroom server and the page: one counter for each group
//   EVENT#{ISO time}#{write}#{number}     the stack: eight characters for a write, then the number of its event or variable
//
// One of the suffixes below may follow. They say what a reader knows. AppSync's runtime evaluates this file too, and
// supports no other patterns than these texts.

/** The prefix of every position. */
export const POSITION_PREFIX = 'EVENT#';
/** The suffix that a client of Part 2 adds to its position. The result sorts right after the position. */
export const RESUME = '#resume';
/** The stack's suffix for a position up to which nothing can appear any more. */
export const SAFE = '#safe';
/** The stack's suffix for the end of a full page that is younger than that. Whoever asks again at once reads nothing twice. */
export const GOES_ON = '#on';
/** The stack's suffix for the position of a member that joined. */
export const JOINED = '#joined';
/** Sorts after every position. */
export const POSITIONS_END = 'EVENT$';
const DAY = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const HOUR = '(?:[01]\\d|2[0-3]):[0-5]\\d';
/**
 * An ISO 8601 time. AppSync fails at a text that matches but is no time, so months, hours and minutes are limited to
 * their ranges.
 */
export const TIME_PATTERN = `^${DAY}T${HOUR}:[0-5]\\d(\\.\\d{1,9})?(Z|[+-]${HOUR})$`;
/** A position. */
export const POSITION_PATTERN = `^EVENT#${DAY}T${HOUR}:[0-5]\\d\\.\\d{3}Z(#[\\w#.-]*)?$`;

/** The ISO time in a position. */
export function timeIn(position: string): string {
    return position.slice(POSITION_PREFIX.length, POSITION_PREFIX.length + '2026-01-11T13:22:00.123Z'.length);
}

/** What the positions of one write begin with. `id` tells writes of one millisecond apart. */
export function basePosition(isoTime: string, id: string): string {
    return `${POSITION_PREFIX}${isoTime}#${id.slice(0, 8)}`;
}

/** The position of the event, or of the variable, with that number from 0 to 9,998 within one write. */
export function positionAt(base: string, index: number): string {
    return `${base}#${`000${index + 1}`.slice(-4)}`;
}

/** Digits of the sequence: enough for 30,000 years at a thousand writes a second. */
const SEQUENCE_DIGITS = 12;

/** The position of the `sequence`-th write of a group, accepted at `recordedAt` (ISO 8601 with milliseconds and Z). */
export function formatPosition(recordedAt: string, sequence: number): string {
    return `${POSITION_PREFIX}${recordedAt}#${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}
