import type { Environment } from './environment';

/** How long an answer may be on its way, ms: a time in it may be that old. */
const ON_ITS_WAY_MS = 10_000;
/** A `Date` header names the second. */
const HEADER_PRECISION_MS = 1_000;

/**
 * The server's clock, from the times in its answers. In between, it advances with the time elapsed here. Nothing set on
 * this device's clock moves it. If no time elapsed during a sleep, the next answer corrects it.
 */
export class ServerClock {
    /** What the server's clock is ahead of what has elapsed here, ms. */
    private offset: number | null = null;

    public constructor(private readonly environment: Environment) {}

    /** Milliseconds since 1970 by the server's clock; null before the first answer with a time. */
    public now(): number | null {
        return this.offset === null ? null : this.offset + this.environment.elapsed();
    }

    /** Takes the time in an answer, to the millisecond. Ignores one that is missing or unreadable. */
    public note(time: string | null | undefined): void {
        this.take(Date.parse(time ?? ''), 0);
    }

    /** Takes an answer's `Date` header; null if the page may not read it. */
    public noteHeader(date: string | null): void {
        this.take(Date.parse(date ?? ''), HEADER_PRECISION_MS);
    }

    private take(time: number, precisionMs: number): void {
        const known = this.now();
        if (Number.isNaN(time)) return;
        const fits = known !== null && known >= time && known <= time + precisionMs + ON_ITS_WAY_MS;
        if (precisionMs === 0 || !fits) this.offset = time + precisionMs / 2 - this.environment.elapsed();
    }
}

/** The clock of a backend inside the page: it starts with this device's own, and nobody can set it after that. */
export function ownClock(environment: Environment): ServerClock {
    const clock = new ServerClock(environment);
    clock.note(new Date(environment.now()).toISOString());
    return clock;
}
