import type { Environment, Stop } from '../../src/client/environment/environment';

interface Timer {
    readonly at: number;
    readonly run: () => void;
}

/** An environment whose clock stands still until it is moved. */
export class FakeEnvironment implements Environment {
    public readonly WebSocket = null;
    public readonly warnings: string[] = [];
    public readonly page = {
        parameter: () => null,
        stored: () => null,
        store: () => false,
        isHidden: () => this.hidden,
        onGone: () => () => undefined,
        onShow: () => () => undefined,
        onReturn: () => () => undefined,
        onNetwork: () => () => undefined,
        origin: () => null,
    };
    /** Whether nobody sees the page. */
    public hidden = false;
    /** What `random` answers. */
    public chance = 0.5;
    private time = 0;
    /** What the device's clock shows when nothing has elapsed. */
    private clock = Date.UTC(2026, 10, 23, 9, 0, 0);
    private readonly timers = new Set<Timer>();

    public readonly fetch: typeof fetch = (): never => {
        throw new Error('Nothing is fetched here.');
    };

    public now(): number {
        return this.clock + this.time;
    }

    public elapsed(): number {
        return this.time;
    }

    public after(ms: number, run: () => void): Stop {
        const timer = { at: this.time + ms, run };
        this.timers.add(timer);
        return () => this.timers.delete(timer);
    }

    public random(): number {
        return this.chance;
    }

    public newId(): string {
        return '0'.repeat(32);
    }

    public warn(line: string): void {
        this.warnings.push(line);
    }

    /** Somebody sets the clock, forward or back; what elapses and timers do not mind. */
    public setClock(byMs: number): void {
        this.clock += byMs;
    }

    /** Timers that are set. */
    public get pending(): number {
        return this.timers.size;
    }

    /** Moves the clock, runs what becomes due on the way, and lets promises settle in between. */
    public async pass(ms: number): Promise<void> {
        const end = this.time + ms;
        await settle();
        for (let next = this.next(end); next !== undefined; next = this.next(end)) {
            this.timers.delete(next);
            this.time = Math.max(this.time, next.at);
            next.run();
            await settle();
        }
        this.time = end;
    }

    /** Lets time pass in which nothing runs; what became due meanwhile runs late. */
    public sleep(ms: number): void {
        this.time += ms;
    }

    private next(end: number): Timer | undefined {
        return [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
    }
}

/** Lets promises that are already decided settle. */
export async function settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
