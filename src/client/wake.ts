import type { Environment, Stop } from './environment';
import { SLEPT_FROM_MS, WAKE_TICK_MS } from './timing';

/**
 * Calls `onWake` when the device or the tab has slept: no browser tells it, but a timer that comes seconds late does.
 * Also when a hidden page is seen again. Returns the function that stops it.
 */
export function watchWake(environment: Environment, onWake: () => void): Stop {
    let stopTimer: Stop = () => undefined;
    const tick = (): void => {
        const due = environment.now() + WAKE_TICK_MS;
        stopTimer = environment.after(WAKE_TICK_MS, () => {
            if (environment.now() - due >= SLEPT_FROM_MS) onWake();
            tick();
        });
    };
    tick();
    const stopShow = environment.page.onShow(onWake);
    return () => {
        stopTimer();
        stopShow();
    };
}
