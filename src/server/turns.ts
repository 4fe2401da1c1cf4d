/** Milliseconds of work that begin at once in one round of the event loop; what comes then waits for its turn. */
const ROUND_MS = 4;
/** Milliseconds that a new connection counts as having used, so that a new one for each request is no way to the front. */
const NEWCOMER_MS = 10;

/**
 * Who is served next when not all can be served at once: the connection that has used least. One that sends nothing but
 * costly requests waits behind all others, and the others for one of its requests at most. As in the kernels' fair
 * schedulers, use is counted from a floor that rises with what is served, so that nobody waits for ever.
 */
export class Turns {
    private readonly used = new WeakMap<object, number>();
    private readonly waiting = new Map<object, (() => void)[]>();
    private floor = 0;
    private round: { readonly endsAt: number } | null = null;

    /** Whether a request would have to wait now. */
    public get areTaken(): boolean {
        return this.waiting.size > 0 || (this.round !== null && performance.now() > this.round.endsAt);
    }

    /** Runs a connection's request when it is its turn; requests of one connection begin in the order in which they came. */
    public run<Result>(connection: object, work: () => Promise<Result>): Promise<Result> {
        const queue = this.waiting.get(connection);
        if (queue === undefined) this.enter(connection);
        if (!this.areTaken) {
            this.beginRound();
            return this.measure(connection, work);
        }
        return new Promise((resolve) => {
            const start = () => resolve(this.measure(connection, work));
            if (queue === undefined) this.waiting.set(connection, [start]);
            else queue.push(start);
            this.beginRound();
        });
    }

    /** Whoever was away has not saved up for it: it is not served ahead of the others until it has used as much. */
    private enter(connection: object): void {
        const used = this.used.get(connection) ?? this.floor + NEWCOMER_MS;
        this.used.set(connection, Math.max(used, this.floor));
    }

    private usedBy(connection: object): number {
        return this.used.get(connection) ?? this.floor;
    }

    private async measure<Result>(connection: object, work: () => Promise<Result>): Promise<Result> {
        this.floor = Math.max(this.floor, this.usedBy(connection));
        const startedAt = performance.now();
        try {
            return await work();
        } finally {
            this.used.set(connection, this.usedBy(connection) + performance.now() - startedAt);
        }
    }

    /**
     * A round ends after the sockets were read; then one request that waits is served, and a new round begins once what
     * that one published has left.
     */
    private beginRound(): void {
        if (this.round !== null) return;
        this.round = { endsAt: performance.now() + ROUND_MS };
        setImmediate(() => {
            this.next()?.();
            setImmediate(() => {
                this.round = null;
                if (this.waiting.size > 0) this.beginRound();
            });
        });
    }

    private next(): (() => void) | undefined {
        let first: object | undefined;
        for (const connection of this.waiting.keys())
            if (first === undefined || this.usedBy(connection) < this.usedBy(first)) first = connection;
        if (first === undefined) return undefined;
        const queue = this.waiting.get(first) ?? [];
        const start = queue.shift();
        if (queue.length === 0) this.waiting.delete(first);
        return start;
    }
}
