import { UpgradeBackoff } from '../../src/client/connection/upgrade-backoff';
import {
    SHORT_LIVED_REST_MS,
    STABLE_AFTER_MS,
    UPGRADE_FIRST_MS,
    UPGRADE_LONGEST_MS,
} from '../../src/client/environment/timing';

describe('a WebSocket that failed is tried again', () => {
    it('after a wait that doubles up to a bound', () => {
        const backoff = new UpgradeBackoff();
        const waits = Array.from({ length: 12 }, () => backoff.failed(null, 1));
        expect(waits.slice(0, 3)).toEqual([1, 2, 4].map((times) => times * UPGRADE_FIRST_MS));
        expect(waits[11]).toBe(UPGRADE_LONGEST_MS);
    });

    it('at once again after one that had worked for a minute', () => {
        const backoff = new UpgradeBackoff();
        for (let times = 0; times < 5; times += 1) backoff.failed(null, 1);
        expect(backoff.failed(STABLE_AFTER_MS, 1)).toBe(UPGRADE_FIRST_MS);
    });

    it('after a minute where two in a row worked and died early', () => {
        const backoff = new UpgradeBackoff();
        expect(backoff.failed(20_000, 0)).toBeLessThan(SHORT_LIVED_REST_MS);
        expect(backoff.failed(20_000, 0)).toBe(SHORT_LIVED_REST_MS);
        expect(backoff.failed(null, 1)).toBe(1.5 * SHORT_LIVED_REST_MS);
    });

    it('as for the first time in another network', () => {
        const backoff = new UpgradeBackoff();
        for (let times = 0; times < 5; times += 1) backoff.failed(20_000, 1);
        backoff.reset();
        expect(backoff.failed(null, 1)).toBe(UPGRADE_FIRST_MS);
    });
});
