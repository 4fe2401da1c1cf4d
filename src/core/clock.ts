/** Port: the backend's time. */
export interface Clock {
    /** Whole milliseconds since 1970. In a backend of one process it never runs backwards and never jumps ahead. */
    now(): number;
}

/** The two clocks that a steady clock combines. */
export interface TimeSources {
    /** Milliseconds since 1970 by the machine's wall clock. Somebody may set it at any moment. */
    wall(): number;
    /** Milliseconds since an arbitrary moment. Nobody can set it. */
    monotonic(): number;
}

/**
 * The time of a backend. It starts with the wall clock and then follows the monotonic clock, so setting a clock ends no
 * group and keeps no event. Time in which the backend did not run does not count: members that slept together with it
 * (one laptop, one lid) have missed nothing, and get time to send a sign of life before the backend judges them.
 */
export class SteadyClock implements Clock {
    /** How far `now` is ahead of the monotonic clock. */
    private ahead: number;
    private lastSign: number;

    public constructor(
        private readonly sources: TimeSources,
        /** If more milliseconds than this pass between two calls of `now`, the backend was not running. */
        private readonly longestPauseMs: number,
    ) {
        this.lastSign = sources.monotonic();
        this.ahead = sources.wall() - this.lastSign;
    }

    /** Each call shows that the backend runs, so somebody must call it more often than the longest pause. */
    public now(): number {
        const monotonic = this.sources.monotonic();
        const pauseMs = monotonic - this.lastSign;
        if (pauseMs > this.longestPauseMs) this.ahead -= pauseMs;
        this.lastSign = monotonic;
        return Math.floor(monotonic + this.ahead);
    }

    /** Follows the wall clock again. Call it only while nothing lives that was dated by the time so far. */
    public setRight(): void {
        this.ahead = this.sources.wall() - this.sources.monotonic();
    }
}
