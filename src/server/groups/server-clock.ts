import { performance } from 'node:perf_hooks';
import { SteadyClock, type Clock } from '../../core/clock';

/** Milliseconds between two signs that the server is running. */
const TICK_MS = 1_000;
/**
 * Milliseconds without such a sign after which the server was certainly not running: it was stopped, or its computer
 * slept. A garbage collection or a large request takes a tenth of this.
 */
const LONGEST_PAUSE_MS = 3_000;

/** The clock of a server. */
export interface ServerClock extends Clock {
    /** Starts to observe that the server is running. Returns a function that stops it. */
    watch(isIdle: () => boolean): () => void;
}

/**
 * The clock of a server with its own groups. While it has groups, changes of the machine's clock do not matter. As soon
 * as it has none, it follows the machine's clock, so a computer that started with a wrong date is not off for ever.
 */
export function ownClock(): ServerClock {
    const clock = new SteadyClock({ wall: () => Date.now(), monotonic: () => performance.now() }, LONGEST_PAUSE_MS);
    return {
        now: () => clock.now(),
        watch(isIdle) {
            const ticker = setInterval(() => {
                clock.now();
                if (isIdle()) clock.setRight();
            }, TICK_MS);
            ticker.unref();
            return () => clearInterval(ticker);
        },
    };
}
