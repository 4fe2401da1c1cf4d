import type { Clock } from '../core/clock';

/** Milliseconds without an entry after which no server can have been running, or none could reach the log. */
const LONGEST_PAUSE_MS = 3_000;

/** What the clock goes on from. */
export interface SavedClock {
    readonly time: number;
    readonly lastEntryAt: number;
}

/**
 * The time by which groups live that several servers share: it goes on with the log's entries alone, so that all servers
 * judge by the same time, whatever their own clocks say. As with `SteadyClock`, time in which nobody ran does not count.
 */
export class LogClock implements Clock {
    public constructor(private state: SavedClock = { time: 0, lastEntryAt: 0 }) {}

    public now(): number {
        return this.state.time;
    }

    /** An entry was taken. While nothing lives that was dated by the time so far, the log's own clock is taken over. */
    public advance(at: number, isIdle: boolean): void {
        const { time, lastEntryAt } = this.state;
        const step = at - lastEntryAt;
        const passed = step > 0 && step <= LONGEST_PAUSE_MS ? step : 0;
        this.state = { time: isIdle ? at : time + passed, lastEntryAt: at };
    }

    public saved(): SavedClock {
        return this.state;
    }
}
