import type { Environment, Stop } from './environment';

/** Reports a change some time after it happened, so that thousands of changes a second become a few reports. */
export class GatheredNews {
    private stopTimer: Stop | null = null;

    public constructor(
        private readonly environment: Environment,
        /** How long changes are gathered, ms. */
        private readonly ms: number,
        private readonly tell: () => void,
    ) {}

    /** Something changed. */
    public changed(): void {
        this.stopTimer ??= this.environment.after(this.ms, () => {
            this.stopTimer = null;
            this.tell();
        });
    }

    /** Drops the report that is due, if there is one. */
    public stop(): void {
        this.stopTimer?.();
        this.stopTimer = null;
    }
}
