import type { Environment, Stop } from './environment';

/** Timers by their names: starting one again starts it over. */
export class NamedTimers {
    private readonly running = new Map<string, Stop>();

    public constructor(private readonly environment: Environment) {}

    /** Runs `run` once after `ms` milliseconds. */
    public start(name: string, ms: number, run: () => void): void {
        this.stop(name);
        const stop = this.environment.after(ms, () => {
            this.running.delete(name);
            run();
        });
        this.running.set(name, stop);
    }

    public stop(name: string): void {
        this.running.get(name)?.();
        this.running.delete(name);
    }

    public stopAll(): void {
        for (const name of [...this.running.keys()]) this.stop(name);
    }
}
