import type { Environment, Stop } from '../environment/environment';
import { secondsUntil } from '../groups/join';
import type { ServerClock } from '../environment/server-clock';
import { EXPIRY_WARNING_S } from '../environment/timing';

/** What the watch over a group's end reports. */
export interface GroupEndEvents {
    /** Another second of the last minutes is over. */
    onCount(): void;
    /** The time seems to be over. Asks the backend, because the host may have moved the end; resolves with its answer or failure. */
    ask(): Promise<void>;
    /** The time is over, and the backend did not say otherwise. */
    onOver(): void;
}

/** Watches over a group's end by the server's clock. */
export class GroupEnd {
    private stopTimer: Stop = () => undefined;
    private stopped = false;

    public constructor(
        /** ISO 8601, by the server's clock. */
        public expiresAt: string,
        private readonly clock: ServerClock,
        private readonly environment: Environment,
        private readonly events: GroupEndEvents,
    ) {}

    /** Seconds until the end; null where the server's time is not known: then the server says when the group is over. */
    public get secondsLeft(): number | null {
        return secondsUntil(this.expiresAt, this.clock.now());
    }

    /** Waits for the last minutes, then counts once a second. Starts over if it runs already. */
    public watch(): void {
        this.stopTimer();
        const left = this.secondsLeft;
        if (left === null || this.stopped) return;
        if (left <= 0) return void this.ask();
        const untilWarning = left - EXPIRY_WARNING_S;
        this.stopTimer = this.environment.after(untilWarning > 0 ? untilWarning * 1000 : 1000, () => {
            this.events.onCount();
            this.watch();
        });
    }

    public stop(): void {
        this.stopped = true;
        this.stopTimer();
    }

    private async ask(): Promise<void> {
        await this.events.ask();
        if (this.stopped) return;
        if ((this.secondsLeft ?? 1) > 0) this.watch();
        else this.events.onOver();
    }
}
