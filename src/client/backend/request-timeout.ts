import type { Environment } from '../environment/environment';
import { IMPATIENT_TIMEOUT_MS, IMPATIENT_TRIES, REQUEST_TIMEOUT_MS } from '../environment/timing';

/** A request that is waited for. */
export interface Waiting {
    readonly timedOut: boolean;
    /** Call it when the request is over, however it ended. */
    stop(): void;
}

/**
 * How long an answer is waited for. Requests that are sent again are given up soon, because a lost answer should cost
 * little; after some of these in a row, or an answer that came late, the network is known to be slow and gets its time.
 */
export class RequestTimeout {
    private timeouts = 0;

    public constructor(private readonly environment: Environment) {}

    /** Calls `giveUp` when the time is over. */
    public wait(retried: boolean, giveUp: () => void): Waiting {
        const { environment } = this;
        const started = environment.elapsed();
        const ms = retried && this.timeouts < IMPATIENT_TRIES ? IMPATIENT_TIMEOUT_MS : REQUEST_TIMEOUT_MS;
        let timedOut = false;
        const stopTimer = environment.after(ms, () => {
            timedOut = true;
            this.timeouts += 1;
            giveUp();
        });
        return {
            get timedOut() {
                return timedOut;
            },
            stop: () => {
                stopTimer();
                if (!timedOut && environment.elapsed() - started < IMPATIENT_TIMEOUT_MS) this.timeouts = 0;
            },
        };
    }
}
