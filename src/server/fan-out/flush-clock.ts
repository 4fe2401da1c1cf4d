/**
 * Milliseconds within which all published messages leave in one write per subscriber. A write costs the kernel more
 * than everything else in a delivery. A project draws a frame every 33 ms and does not notice this delay.
 */
const FLUSH_INTERVAL_MS = 10;

/** Decides when to flush: at the end of the tick after a pause, and otherwise at most once per interval. */
export class FlushClock {
    private wound = false;
    private last = -Infinity;
    private timer: NodeJS.Timeout | undefined;
    private immediate: NodeJS.Immediate | undefined;

    public constructor(private readonly flush: () => void) {}

    /** Requests a flush. */
    public wind(): void {
        if (this.wound) return;
        this.wound = true;
        const wait = this.last + FLUSH_INTERVAL_MS - performance.now();
        if (wait <= 0) this.immediate = setImmediate(() => this.ring());
        else this.timer = setTimeout(() => this.ring(), wait);
    }

    /** Stops flushing. */
    public stop(): void {
        clearTimeout(this.timer);
        clearImmediate(this.immediate);
        this.wound = true;
    }

    private ring(): void {
        this.wound = false;
        this.last = performance.now();
        this.flush();
    }
}
