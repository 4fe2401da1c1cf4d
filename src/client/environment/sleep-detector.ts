import type { Environment, Stop } from './environment';
import { SLEPT_FROM_MS, WAKE_TICK_MS } from './timing';

/** What the watch for sleeps reports. */
export interface SleepEvents {
    /** The device, the browser or the tab slept: nothing ran here for seconds or hours. */
    onSlept(): void;
    /** A hidden page is visible again: the browser may have slowed its timers down. */
    onShown(): void;
    /** "Back" brought the page back: nothing of it ran, and its sockets are closed. */
    onReturned(): void;
}

/**
 * Notices a sleep, which no browser reports, by a timer that comes seconds late. In some browsers no time elapses during
 * a sleep; there the device's clock shows it. Setting the clock forward looks the same, and costs one request.
 * Returns the function that stops it.
 */
export function watchSleep(environment: Environment, { onSlept, onShown, onReturned }: SleepEvents): Stop {
    let stopTimer: Stop = () => undefined;
    const tick = (): void => {
        const elapsed = environment.elapsed();
        const now = environment.now();
        stopTimer = environment.after(WAKE_TICK_MS, () => {
            const late = Math.max(environment.elapsed() - elapsed, environment.now() - now) - WAKE_TICK_MS;
            if (late >= SLEPT_FROM_MS) onSlept();
            tick();
        });
    };
    tick();
    const stops = [environment.page.onShow(onShown), environment.page.onReturn(onReturned)];
    return () => {
        stopTimer();
        for (const stop of stops) stop();
    };
}
