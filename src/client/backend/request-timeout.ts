import type { Environment, Stop } from '../environment/environment';
import { SHORT_TIMEOUT_MS, SHORT_TIMEOUT_TRIES, REQUEST_TIMEOUT_MS } from '../environment/timing';

/**
 * How long a request may wait for its answer. Requests that are repeated time out soon, because a lost answer should cost
 * little. After some of these in a row, or an answer that came late, the network counts as slow and gets its time.
 */
export class RequestTimeout {
    private timeouts = 0;

    public constructor(private readonly environment: Environment) {}

    /** Aborts a request when its time is over. Call the function that it returns when the request has ended, in any way. */
    public watch(request: AbortController, isRepeated: boolean): Stop {
        const { environment } = this;
        const started = environment.elapsed();
        const ms = isRepeated && this.timeouts < SHORT_TIMEOUT_TRIES ? SHORT_TIMEOUT_MS : REQUEST_TIMEOUT_MS;
        const stopTimer = environment.after(ms, () => {
            this.timeouts += 1;
            request.abort();
        });
        return () => {
            stopTimer();
            const isFast = environment.elapsed() - started < SHORT_TIMEOUT_MS;
            if (isFast && !request.signal.aborted) this.timeouts = 0;
        };
    }
}
