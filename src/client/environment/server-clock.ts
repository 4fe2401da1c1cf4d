import type { Environment } from './environment';

/** How much later than it was told a time may be read, ms: an answer is under way for so long at most. */
const ON_ITS_WAY_MS = 10_000;
/** A `Date` header names the second. */
const HEADER_PRECISION_MS = 1_000;

/**
 * The server's clock as its answers tell it. Between them it goes on by what has elapsed here: nothing that is set on
 * this device's clock moves it, and where nothing elapsed in a sleep the next answer puts it right.
 */
export class ServerClock {
    /** What the server's clock is ahead of what has elapsed here, ms. */
    private offset: number | null = null;

    public constructor(private readonly environment: Environment) {}

    /** Milliseconds since 1970 by the server's clock, or null as long as no answer has told its time. */
    public now(): number | null {
        return this.offset === null ? null : this.offset + this.environment.elapsed();
    }

    /** Takes an answer's own time, to the millisecond; null or unreadable where it tells none. */
    public told(time: string | null | undefined): void {
        this.note(Date.parse(time ?? ''), 0);
    }

    /** Takes an answer's `Date` header, null where it may not be read. */
    public toldByHeader(date: string | null): void {
        this.note(Date.parse(date ?? ''), HEADER_PRECISION_MS);
    }

    private note(time: number, precisionMs: number): void {
        const known = this.now();
        if (Number.isNaN(time)) return;
        const fits = known !== null && known >= time && known <= time + precisionMs + ON_ITS_WAY_MS;
        if (precisionMs === 0 || !fits) this.offset = time + precisionMs / 2 - this.environment.elapsed();
    }
}

/** The clock of a backend inside the page: it starts with this device's own, and nobody can set it after that. */
export function ownClock(environment: Environment): ServerClock {
    const clock = new ServerClock(environment);
    clock.told(new Date(environment.now()).toISOString());
    return clock;
}
