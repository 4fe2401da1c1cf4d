import type { Environment, Stop } from '../environment/environment';
import { SAME_VALUE_MS } from '../environment/timing';

/**
 * Holds back writes that set a variable again to the value which is the newest in the group already: at most one a
 * second goes, and the last one always (SAME_VALUE_MS says why). What changes a value is never held back.
 */
export class RepeatedWrites {
    /** The variables that were written since the timer was set. */
    private written = new Set<string>();
    private held = new Set<string>();
    private stopTimer: Stop | null = null;

    /** @param onDue gets the names of the variables whose writes are due */
    public constructor(
        private readonly environment: Environment,
        private readonly onDue: (names: readonly string[]) => void,
    ) {}

    /** Whether a write may go at once. One that may not is held. */
    public mayGo(name: string, isRepeated: boolean): boolean {
        if (isRepeated && this.written.has(name)) {
            this.held.add(name);
            return false;
        }
        this.held.delete(name);
        this.written.add(name);
        this.stopTimer ??= this.environment.after(SAME_VALUE_MS, () => this.timeIsOver());
        return true;
    }

    /** Whether a write of that name is held. */
    public holds(name: string): boolean {
        return this.held.has(name);
    }

    /** The variable is gone, and with it what was held. */
    public forget(name: string): void {
        this.held.delete(name);
    }

    /** Everything that is held, to go now: an event is fired, or the group is left. */
    public release(): string[] {
        const names = [...this.held];
        this.held = new Set();
        return names;
    }

    public stop(): void {
        this.stopTimer?.();
        this.stopTimer = null;
        this.held = new Set();
        this.written = new Set();
    }

    private timeIsOver(): void {
        this.stopTimer = null;
        const names = this.release();
        this.written = new Set();
        if (names.length === 0) return;
        for (const name of names) this.mayGo(name, false);
        this.onDue(names);
    }
}
