import { EARLY_DEATHS_MAX, EARLY_DEATHS_REST_MS, UPGRADE_FIRST_MS, UPGRADE_LONGEST_MS, backoffMs } from '../timing';
import type { State } from './machine';

/** For how long a WebSocket that failed is not tried again, ms; `chance` is 0 to 1, so that a class does not try in step. */
export function restMs({ pushFailures, earlyDeaths }: State, chance: number): number {
    const wait = backoffMs(pushFailures, UPGRADE_FIRST_MS, UPGRADE_LONGEST_MS, chance);
    const held = earlyDeaths >= EARLY_DEATHS_MAX ? EARLY_DEATHS_REST_MS * (1 + chance / 2) : 0;
    return Math.max(wait, held);
}
