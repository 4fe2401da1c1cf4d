/** Milliseconds of work that begin at once in one round of the event loop; what comes then waits for its turn. */
const ROUND_MS = 4;
/** Milliseconds after which half of what a connection has used is forgotten. */
const HALF_LIFE_MS = 1000;
/** Milliseconds that a new connection counts as having used, so that a new one for each request is no way to the front. */
const NEWCOMER_MS = 20;

interface Use {
    readonly ms: number;
    readonly at: number;
}

/**
 * Who is served next when not all can be served at once: the connection that has used least. One that sends nothing but
 * costly requests waits behind all others, and the others for one of its requests at most.
 */
export class Turns {
    private readonly used = new WeakMap<object, Use>();
    private readonly waiting = new Map<object, (() => void)[]>();
    private round: { readonly endsAt: number } | null = null;

    /** Whether a request would have to wait now. */
    public get areTaken(): boolean {
        return this.waiting.size > 0 || (this.round !== null && performance.now() > this.round.endsAt);
    }

    /** Runs a connection's request when it is its turn; requests of one connection begin in the order in which they came. */
    public run<Result>(connection: object, work: () => Promise<Result>): Promise<Result> {
        if (!this.areTaken) {
            this.beginRound();
            return this.measure(connection, work);
        }
        return new Promise((resolve) => {
            const start = () => resolve(this.measure(connection, work));
            const queue = this.waiting.get(connection);
            if (queue === undefined) this.waiting.set(connection, [start]);
            else queue.push(start);
            this.beginRound();
        });
    }

    private async measure<Result>(connection: object, work: () => Promise<Result>): Promise<Result> {
        const start = performance.now();
        try {
            return await work();
        } finally {
            const now = performance.now();
            this.used.set(connection, { ms: this.usedBy(connection, now) + now - start, at: now });
        }
    }

    /** A round ends after the sockets were read; then one request that waits is served, and a new one begins. */
    private beginRound(): void {
        if (this.round !== null) return;
        this.round = { endsAt: performance.now() + ROUND_MS };
        setImmediate(() => {
            this.round = null;
            const next = this.next();
            if (next === undefined) return;
            next();
            if (this.waiting.size > 0) this.beginRound();
        });
    }

    private next(): (() => void) | undefined {
        const now = performance.now();
        let least = Number.POSITIVE_INFINITY;
        let chosen: object | undefined;
        for (const connection of this.waiting.keys()) {
            const used = this.usedBy(connection, now);
            if (used >= least) continue;
            least = used;
            chosen = connection;
        }
        if (chosen === undefined) return undefined;
        const queue = this.waiting.get(chosen);
        const start = queue?.shift();
        if (queue?.length === 0) this.waiting.delete(chosen);
        return start;
    }

    private usedBy(connection: object, now: number): number {
        const use = this.used.get(connection);
        return use === undefined ? NEWCOMER_MS : use.ms * 0.5 ** ((now - use.at) / HALF_LIFE_MS);
    }
}
