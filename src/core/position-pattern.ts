// The text forms of positions and times. AppSync's runtime evaluates this file too, and supports no other patterns.

/** The prefix of every position. */
export const POSITION_PREFIX = 'EVENT#';
/** The suffix that a client of Part 2 adds to its position. The result sorts right after the position. */
export const RESUME = '#resume';
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
