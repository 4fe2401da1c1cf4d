import { LATENESS_SPAN, LATE_MS, STALL_REST_MS } from '../environment/timing';

/** The least and the most that events of a sender were late in one span of time. */
interface Span {
    readonly since: number;
    smallest: number;
    largest: number;
}

/**
 * How late one sender's events usually arrive: the difference of this device's clock and the sender's, which may be
 * hours, plus what the network takes. It is the most that was seen in the last one or two spans, but for stalls: what is
 * later than a transport gathers, and a little, and what comes along with it, says nothing about the next event.
 */
export class Lateness {
    private now: Span | null = null;
    private before: Span | null = null;
    private stalledAt = Number.NEGATIVE_INFINITY;

    /** An event arrived `late` ms after it was fired, over a transport that gathers for up to `gatheredMs`. */
    public see(late: number, gatheredMs: number, now: number): void {
        const span = this.spanOf(now, LATENESS_SPAN * (gatheredMs + LATE_MS));
        span.smallest = Math.min(span.smallest, late);
        const most = this.smallest + gatheredMs + LATE_MS;
        if (late > most || this.largest > most) this.stalledAt = now;
        // It turns out that what was taken for usual was a stall: what came behind it came sooner and sooner.
        if (this.largest > most) this.forgetLargest();
        if (now - this.stalledAt >= STALL_REST_MS) span.largest = Math.max(span.largest, late);
    }

    /** How late an event usually is over a transport that gathers for up to `gatheredMs`. */
    public usual(gatheredMs: number): number {
        return Math.min(Math.max(this.largest, this.smallest), this.smallest + gatheredMs + LATE_MS);
    }

    /** How late it may be and still be explained by such a transport. */
    public most(gatheredMs: number): number {
        return Math.max(this.usual(gatheredMs), this.smallest + gatheredMs) + LATE_MS;
    }

    private get smallest(): number {
        return Math.min(...this.spans().map((span) => span.smallest));
    }

    private get largest(): number {
        return Math.max(...this.spans().map((span) => span.largest));
    }

    private forgetLargest(): void {
        for (const span of this.spans()) span.largest = Number.NEGATIVE_INFINITY;
    }

    private spans(): Span[] {
        return [this.now, this.before].flatMap((span) => span ?? []);
    }

    private spanOf(now: number, ms: number): Span {
        if (this.now !== null && now - this.now.since <= ms) return this.now;
        this.before = this.now;
        this.now = { since: now, smallest: Number.POSITIVE_INFINITY, largest: Number.NEGATIVE_INFINITY };
        return this.now;
    }
}
