import type { Environment, Stop } from './environment';

/** Tells that something changed, some time after it did: what changes thousands of times a second is told a few times. */
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

    /** Stops; what changed and was not told stays untold. */
    public stop(): void {
        this.stopTimer?.();
        this.stopTimer = null;
    }
}
