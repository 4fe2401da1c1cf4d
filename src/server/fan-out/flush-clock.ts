/**
 * Milliseconds within which everything that is published leaves in one write for each subscriber. A write costs the
 * kernel more than all else in a delivery; a project draws a frame every 33 ms and cannot see these.
 */
const FLUSH_INTERVAL_MS = 10;

/** Says when to flush: at the end of the tick after a pause, and no more often than the interval when there is none. */
export class FlushClock {
    private wound = false;
    private last = -Infinity;
    private timer: NodeJS.Timeout | undefined;
    private immediate: NodeJS.Immediate | undefined;

    public constructor(private readonly flush: () => void) {}

    /** There is something to flush. */
    public wind(): void {
        if (this.wound) return;
        this.wound = true;
        const wait = this.last + FLUSH_INTERVAL_MS - performance.now();
        if (wait <= 0) this.immediate = setImmediate(() => this.ring());
        else this.timer = setTimeout(() => this.ring(), wait);
    }

    /** Flushes no more. */
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
