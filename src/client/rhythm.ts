// One sender's rhythm (D7): its events are handed over as far apart as they were fired, to one frame.
import { FRAME_MS } from './timing';

/**
 * Plays one sender. Each event has a moment at which it would come if the network were always as late as it was lately;
 * that keeps the spacing without ever waiting longer than needed. Where an event was handed over later than that, as
 * after a sleep, the ones behind it follow at their distance, each a frame closer at most, until nothing is behind.
 */
export class Rhythm {
    /** The largest difference of arrival and firing in this span of time and in the one before. */
    private largest = Number.NEGATIVE_INFINITY;
    private largestBefore = Number.NEGATIVE_INFINITY;
    private spanStart = Number.NEGATIVE_INFINITY;
    private lastArrived = Number.NaN;
    private last: { readonly firedAt: number; readonly at: number } | null = null;

    public constructor(
        /** Milliseconds for which a rhythm is kept: events further apart than this come at once. */
        private readonly rhythmMs: number,
    ) {}

    /** An event arrived; resolves with the moment at which it should be handed over at the earliest. */
    public arrived(firedAt: number, now: number): number {
        if (Number.isNaN(firedAt)) return now;
        const lateness = now - firedAt;
        // After a silence a sender starts afresh, and so it does when its clock was set.
        if (!this.isRhythm(firedAt - this.lastArrived)) this.startSpan(lateness, Number.NEGATIVE_INFINITY, now);
        else if (now - this.spanStart > this.rhythmMs) this.startSpan(lateness, this.largest, now);
        else this.largest = Math.max(this.largest, lateness);
        this.lastArrived = firedAt;
        return firedAt + Math.max(this.largest, this.largestBefore);
    }

    /** When an event is due that should come at `earliest`. */
    public due(firedAt: number, earliest: number): number {
        if (this.last === null) return earliest;
        const gap = firedAt - this.last.firedAt;
        return this.isRhythm(gap) ? Math.max(earliest, this.last.at + gap - FRAME_MS) : earliest;
    }

    /** An event was handed over. */
    public delivered(firedAt: number, now: number): void {
        if (!Number.isNaN(firedAt)) this.last = { firedAt, at: now };
    }

    /** Whether so much time has passed that nothing of it matters any more. */
    public isOver(now: number): boolean {
        return this.last === null || now - this.last.at > this.rhythmMs;
    }

    private isRhythm(gap: number): boolean {
        return gap >= 0 && gap <= this.rhythmMs;
    }

    private startSpan(largest: number, before: number, now: number): void {
        this.largest = largest;
        this.largestBefore = before;
        this.spanStart = now;
    }
}
