import { performance } from 'node:perf_hooks';
import { SteadyClock, type Clock } from '../../core/clock';

/** Milliseconds between two signs that the server runs. */
const TICK_MS = 1_000;
/**
 * Milliseconds without such a sign after which the server cannot have been running: it was stopped, or its computer
 * slept. A garbage collection or a large request takes a tenth of it.
 */
const LONGEST_PAUSE_MS = 3_000;

/** The time of a server. */
export interface ServerClock extends Clock {
    /** Begins to watch that the server runs. What it returns ends that. */
    watch(isIdle: () => boolean): () => void;
}

/**
 * The time of a server that alone has its groups. While it has any, the machine's clock may be set to anything; as soon
 * as it has none, the machine's clock is taken over, so that a computer that started with a wrong date is not off for ever.
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
