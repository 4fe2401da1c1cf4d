// What a poller's `since` means. AppSync's runtime evaluates this file too (platform.ts).
import { SINCE_MAX_LENGTH } from './limits';
import { isoTime, matches, parseTime, refuse } from './platform';
import { POSITION_PATTERN, POSITION_PREFIX, RESUME, TIME_PATTERN } from '../wire/position-grammar';

const PREFIX = POSITION_PREFIX;
/** Sorts before every position of every group. */
export const START_POSITION = PREFIX;

/** The first position of a time in milliseconds since 1970. */
export function positionOf(time: number): string {
    return PREFIX + isoTime(time);
}

/** Where a reader continues. */
export interface Since {
    readonly position: string;
    /**
     * Whether the reader resumes from its own position. Then it may read for longer than others, and learns what it
     * missed.
     */
    readonly resumes: boolean;
}

/**
 * The meaning of `since` (see `parseSince`), and whether it resumes. A time is cut to at most `now - lookBackMs`,
 * because it comes from the reader's clock: a clock that is ahead may name a time in the future, or one that passed
 * since its last question. Such a reader repeats its time until it gets an event, so its questions overlap and each
 * overlap is sent only once.
 * @throws {MeshError} ValidationError
 */
export function parseResumableSince(since: string, now: number, lookBackMs: number): Since {
    const position = parseSince(since);
    const latest = positionOf(now - lookBackMs);
    const isLate = !since.startsWith(PREFIX) && position > latest;
    return { position: isLate ? latest : position, resumes: since.endsWith(RESUME) };
}

/**
 * The position that `since` means: a cursor of an earlier answer, or an ISO time. A time means the start of its
 * millisecond, so nothing recorded within it is skipped.
 * @throws {MeshError} ValidationError if it is neither
 */
export function parseSince(since: string): string {
    if (since.length <= SINCE_MAX_LENGTH) {
        if (matches(POSITION_PATTERN, since)) return since;
        const time = matches(TIME_PATTERN, since) ? parseTime(since) : null;
        if (time !== null) return positionOf(time);
    }
    return refuse(
        'ValidationError',
        `since must be a cursor of an earlier answer or an ISO 8601 time such as 2026-01-11T13:22:00.123Z, ` +
            `of at most ${SINCE_MAX_LENGTH} characters; it has ${since.length}.`,
        null,
    );
}
