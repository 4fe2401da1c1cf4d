/**
 * Milliseconds within which all published messages leave in one write per subscriber. A write costs the kernel more
 * than everything else in a delivery. A project draws a frame every 33 ms and does not notice this delay.
 */
const FLUSH_INTERVAL_MS = 10;

/** Decides when to flush: at the end of the tick after a pause, and otherwise at most once per interval. */
export class FlushClock {
    private isScheduled = false;
    private last = -Infinity;
    private timer: NodeJS.Timeout | undefined;
    private immediate: NodeJS.Immediate | undefined;

    public constructor(private readonly flush: () => void) {}

    /** Requests a flush. */
    public schedule(): void {
        if (this.isScheduled) return;
        this.isScheduled = true;
        const wait = this.last + FLUSH_INTERVAL_MS - performance.now();
        if (wait <= 0) this.immediate = setImmediate(() => this.run());
        else this.timer = setTimeout(() => this.run(), wait);
    }

    /** Stops flushing. */
    public stop(): void {
        clearTimeout(this.timer);
        clearImmediate(this.immediate);
        this.isScheduled = true;
    }

    private run(): void {
        this.isScheduled = false;
        this.last = performance.now();
        this.flush();
    }
}
