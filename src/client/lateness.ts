import { LATENESS_SPAN, STALL_REST_MS } from './timing';

/** The least and the most that events of a sender were late in one span of time. */
interface Span {
    readonly since: number;
    smallest: number;
    largest: number;
}

/**
 * How late one sender's events usually arrive: the difference of this device's clock and the sender's, which may be
 * hours, plus what the network takes. It is what was seen in the last one or two spans. A stall is not usual: what comes
 * later than a transport gathers, and what comes along with it, says nothing about the next event.
 */
export class Lateness {
    private now: Span | null = null;
    private before: Span | null = null;
    private stalledAt = Number.NEGATIVE_INFINITY;

    /** An event arrived `late` ms after it was fired, over a transport that gathers for up to `gatheredMs`. */
    public see(late: number, gatheredMs: number, now: number): void {
        const span = this.spanOf(now, LATENESS_SPAN * gatheredMs);
        span.smallest = Math.min(span.smallest, late);
        const most = this.smallest + gatheredMs;
        // What was taken for usual may turn out to have been a stall: all that came with it came sooner and sooner.
        if (late > most || this.largest > most) this.stalledAt = now;
        if (this.largest > most) this.forgetLargest();
        if (now - this.stalledAt >= STALL_REST_MS) span.largest = Math.max(span.largest, late);
    }

    /** How late an event may be to count as usual over a transport that gathers for up to `gatheredMs`. */
    public usual(gatheredMs: number): number {
        return Math.min(Math.max(this.largest, this.smallest), this.smallest + gatheredMs);
    }

    private get smallest(): number {
        return Math.min(
            this.now?.smallest ?? Number.POSITIVE_INFINITY,
            this.before?.smallest ?? Number.POSITIVE_INFINITY,
        );
    }

    private get largest(): number {
        return Math.max(
            this.now?.largest ?? Number.NEGATIVE_INFINITY,
            this.before?.largest ?? Number.NEGATIVE_INFINITY,
        );
    }

    private spanOf(now: number, ms: number): Span {
        if (this.now !== null && now - this.now.since <= ms) return this.now;
        this.before = this.now;
        this.now = { since: now, smallest: Number.POSITIVE_INFINITY, largest: Number.NEGATIVE_INFINITY };
        return this.now;
    }

    private forgetLargest(): void {
        for (const span of [this.now, this.before]) if (span !== null) span.largest = Number.NEGATIVE_INFINITY;
    }
}
