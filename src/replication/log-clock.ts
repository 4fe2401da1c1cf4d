import type { Clock } from '../core/clock';

/** Milliseconds without an entry after which no server was running or none could reach the log. */
const LONGEST_PAUSE_MS = 3_000;

/** The clock's state. */
export interface SavedClock {
    readonly time: number;
    readonly lastEntryAt: number;
}

/**
 * The time of groups that several servers share. Only the log's entries advance it, so all servers have the same time,
 * whatever their own clocks say. Time in which no server ran does not count, as in `SteadyClock`.
 */
export class LogClock implements Clock {
    public constructor(private state: SavedClock = { time: 0, lastEntryAt: 0 }) {}

    public now(): number {
        return this.state.time;
    }

    /** An entry was taken at `at`, by the log's own clock. That clock is taken over while there are no groups. */
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
