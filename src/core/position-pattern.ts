// What a position and a time look like, as texts: AppSync's runtime evaluates this file too, and knows no other patterns.

/** What every position begins with. */
export const POSITION_PREFIX = 'EVENT#';
/** What a client of Part 2 puts behind its position: it sorts right behind it. */
export const RESUME = '#resume';
/** An ISO 8601 time. */
export const TIME_PATTERN = '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$';
/** A position: its time in milliseconds stands in the first group. */
export const POSITION_PATTERN = '^EVENT#(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z)(#[\\w#.-]*)?$';

/** The ISO time in a position. */
export function timeIn(position: string): string {
    return position.slice(POSITION_PREFIX.length, POSITION_PREFIX.length + '2026-01-11T13:22:00.123Z'.length);
}
