// A member's fair share of its group's log: however loud a member is, the log has room for the others' events. Every
// backend uses these rules. AppSync's runtime evaluates this file too: no classes, no exceptions, no functions of ours
// as arguments.
import type { Reason } from '../wire/reasons';
import { LOG_SHARE_MAX_BYTES, LOG_SHARE_MAX_EVENTS } from './limits';

/** A number of events, and the bytes that they use (see `eventBytes`). */
export interface Load {
    readonly events: number;
    readonly bytes: number;
}

/** The part of a member's log within one slice of time. Lists of slices are in order of time. */
export interface HeldLoad extends Load {
    /** Milliseconds since 1970 from which no event of the slice can be read. */
    readonly until: number;
}

/** Why a batch exceeds the share at the moment. */
export interface ShareRefusal {
    readonly message: string;
    readonly reason: Reason;
}

/**
 * Slices per event TTL. There are few, because the list is part of the member's item and is written with each of its
 * batches.
 */
const SLICES = 5;

/** The part that can still be read at `now`. */
export function stillHeld(held: readonly HeldLoad[], now: number): HeldLoad[] {
    return held.filter(({ until }) => until > now);
}

/** The member's part after the log accepts one more batch at `now`. Events live for `ttlMs`. */
export function heldAfter(held: readonly HeldLoad[], batch: Load, now: number, ttlMs: number): HeldLoad[] {
    const living = stillHeld(held, now);
    const last = living[living.length - 1];
    const sliceMs = ttlMs / SLICES;
    const until = now + ttlMs;
    if (last === undefined || Math.floor((last.until - ttlMs) / sliceMs) !== Math.floor(now / sliceMs))
        return [...living, { until, events: batch.events, bytes: batch.bytes }];
    // The slice lives as long as its newest event.
    const merged = { until, events: last.events + batch.events, bytes: last.bytes + batch.bytes };
    return [...living.slice(0, -1), merged];
}

/**
 * Why a member's batch exceeds its share at the moment, and when it will fit; null if it fits. A member without events
 * in the log may store any batch: a batch with thousands of tiny variables exceeds a share by itself and must not wait
 * for ever.
 */
export function shareRefusal(held: readonly HeldLoad[], batch: Load, now: number): ShareRefusal | null {
    const living = stillHeld(held, now);
    let events = batch.events;
    let bytes = batch.bytes;
    for (const slice of living) {
        events += slice.events;
        bytes += slice.bytes;
    }
    if (living.length === 0 || isWithin(events, bytes)) return null;
    const before = `${events - batch.events} events (${bytes - batch.bytes} bytes)`;
    let fitsAt = now;
    for (const slice of living) {
        if (isWithin(events, bytes)) break;
        events -= slice.events;
        bytes -= slice.bytes;
        fitsAt = slice.until;
    }
    const seconds = secondsUntil(fitsAt, now);
    return {
        message:
            `events: one member may have ${LOG_SHARE_MAX_EVENTS} events or ${LOG_SHARE_MAX_BYTES} bytes in its group's log, a tenth of it. ` +
            `You have ${before} there and sent ${batch.events} more. The limit concerns only you. Send them again in ${seconds} s.`,
        reason: { code: 'too-fast', values: { seconds } },
    };
}

function isWithin(events: number, bytes: number): boolean {
    return events <= LOG_SHARE_MAX_EVENTS && bytes <= LOG_SHARE_MAX_BYTES;
}

function secondsUntil(time: number, now: number): number {
    return Math.max(1, Math.ceil((time - now) / 1000));
}
