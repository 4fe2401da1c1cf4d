import type { Environment, Stop } from './environment';
import { SLEPT_FROM_MS, WAKE_TICK_MS } from './timing';

/** What a wake is told to. */
export interface WakeEvents {
    /** The device, the browser or the tab slept: nothing here ran for some seconds, or for hours. */
    onSlept(): void;
    /** A hidden page is seen again: its timers may have been slowed down. */
    onShown(): void;
    /** "Back" has brought the page back: nothing of it ran, and its sockets are closed. */
    onReturned(): void;
}

/**
 * Notices that there was a sleep: no browser tells it, but a timer that comes seconds late does. Where no time elapses
 * in a sleep, the device's clock shows it; that it was set forward looks the same, and costs a question to the server.
 * Returns the function that stops it.
 */
export function watchWake(environment: Environment, { onSlept, onShown, onReturned }: WakeEvents): Stop {
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
