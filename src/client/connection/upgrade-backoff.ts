import {
    SHORT_LIVED_MAX,
    SHORT_LIVED_REST_MS,
    STABLE_AFTER_MS,
    UPGRADE_FIRST_MS,
    UPGRADE_LONGEST_MS,
    backoffMs,
} from '../environment/timing';

/** For how long a WebSocket that failed is not tried again. */
export class UpgradeBackoff {
    /** How many in a row failed. */
    private failures = 0;
    /** How many in a row died that had proved themselves, before they were stable. */
    private shortLived = 0;

    /**
     * One failed after messages had come over it for `usedMs`, or null where it was never used. Returns how long to
     * wait, ms. `random` is 0 to 1, so that a class does not try in step.
     */
    public failed(usedMs: number | null, random: number): number {
        if (usedMs !== null && usedMs >= STABLE_AFTER_MS) this.reset();
        this.failures += 1;
        if (usedMs !== null) this.shortLived += 1;
        const wait = backoffMs(this.failures, UPGRADE_FIRST_MS, UPGRADE_LONGEST_MS, random);
        const least = this.shortLived >= SHORT_LIVED_MAX ? SHORT_LIVED_REST_MS * (1 + random / 2) : 0;
        return Math.max(wait, least);
    }

    /** Another network is another chance. */
    public reset(): void {
        this.failures = 0;
        this.shortLived = 0;
    }
}
