/** Port: the backend's time. */
export interface Clock {
    /** Milliseconds since 1970, whole. Where groups live in one process it never runs backwards and never jumps ahead. */
    now(): number;
}

/** What a steady clock is made from. */
export interface TimeSources {
    /** Milliseconds since 1970 as the machine believes: it may be set to anything at any moment. */
    wall(): number;
    /** Milliseconds since some moment; it is never set. */
    monotonic(): number;
}

/**
 * The time that a backend lives by: it starts with the wall clock and goes on by the monotonic one, so that nobody's
 * group ends, and no event stays, because a clock was set. Time in which the backend did not run does not count: who
 * slept together with it (one laptop, one lid) has missed nothing, and gets to be heard before anybody is judged.
 */
export class SteadyClock implements Clock {
    /** What `now` is ahead of the monotonic clock. */
    private ahead: number;
    private lastSign: number;

    public constructor(
        private readonly sources: TimeSources,
        /** Milliseconds between two calls of `now` beyond which the backend cannot have been running. */
        private readonly longestPauseMs: number,
    ) {
        this.lastSign = sources.monotonic();
        this.ahead = sources.wall() - this.lastSign;
    }

    /** Each call is a sign that the backend runs: somebody must call it more often than the longest pause. */
    public now(): number {
        const monotonic = this.sources.monotonic();
        const pauseMs = monotonic - this.lastSign;
        if (pauseMs > this.longestPauseMs) this.ahead -= pauseMs;
        this.lastSign = monotonic;
        return Math.floor(monotonic + this.ahead);
    }

    /** Takes over the wall clock's time: only while nothing lives that was dated by the time so far. */
    public setRight(): void {
        this.ahead = this.sources.wall() - this.sources.monotonic();
    }
}
