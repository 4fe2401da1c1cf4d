import { LRUCache } from 'lru-cache';

/** Milliseconds of work that begin at once in one round of the event loop. Later requests wait for their turn. */
const ROUND_MS = 4;
/** Milliseconds that count as used by a new connection, so that a new connection per request gains nothing. */
const NEWCOMER_MS = 10;

/** Addresses whose use is remembered. A forgotten address begins anew. */
const ADDRESSES_MAX = 10_000;

/** The sender of a request. */
export interface Asker {
    readonly address: string;
    /** The request's connection, compared by identity. */
    readonly connection: object;
}

/** The use per sender, counted from a floor that rises with the work that is done, so that nobody waits for ever. */
class Use<Key> {
    private floor = 0;

    public constructor(
        private readonly used: { get(key: Key): number | undefined; set(key: Key, ms: number): unknown },
    ) {}

    public of(key: Key): number {
        return this.used.get(key) ?? this.floor;
    }

    /** An absent sender gains no credit: it does not go ahead of the others until it has used as much. */
    public enter(key: Key): void {
        this.used.set(key, Math.max(this.used.get(key) ?? this.floor + NEWCOMER_MS, this.floor));
    }

    public isServed(key: Key): void {
        this.floor = Math.max(this.floor, this.of(key) - NEWCOMER_MS);
    }

    public add(key: Key, ms: number): void {
        this.used.set(key, this.of(key) + ms);
    }
}

interface Queue {
    readonly asker: Asker;
    readonly starts: (() => void)[];
}

/**
 * Who is next when the server cannot serve all requests at once: the address that has used it least, and within it the
 * connection that has. A sender of nothing but costly requests waits behind all others, and the others wait for at most
 * one of its requests. A class behind one address shares by connection.
 */
export class Turns {
    private readonly byAddress = new Use<string>(new LRUCache<string, number>({ max: ADDRESSES_MAX }));
    private readonly byConnection = new Use<object>(new WeakMap<object, number>());
    private readonly waiting = new Map<object, Queue>();
    private round: { readonly endsAt: number } | null = null;

    /** Whether a request would have to wait now. */
    public get areTaken(): boolean {
        return this.waiting.size > 0 || (this.round !== null && performance.now() > this.round.endsAt);
    }

    /** Runs a request in its turn. Requests of one connection begin in the order in which they arrived. */
    public run<Result>(asker: Asker, work: () => Promise<Result>): Promise<Result> {
        const queue = this.waiting.get(asker.connection);
        if (queue === undefined) {
            this.byAddress.enter(asker.address);
            this.byConnection.enter(asker.connection);
        }
        if (!this.areTaken) {
            this.beginRound();
            return this.measure(asker, work);
        }
        return new Promise((resolve) => {
            const start = () => resolve(this.measure(asker, work));
            if (queue === undefined) this.waiting.set(asker.connection, { asker, starts: [start] });
            else queue.starts.push(start);
            this.beginRound();
        });
    }

    private async measure<Result>({ address, connection }: Asker, work: () => Promise<Result>): Promise<Result> {
        this.byAddress.isServed(address);
        this.byConnection.isServed(connection);
        const startedAt = performance.now();
        try {
            return await work();
        } finally {
            const ms = performance.now() - startedAt;
            this.byAddress.add(address, ms);
            this.byConnection.add(connection, ms);
        }
    }

    /**
     * A round ends after the sockets were read. Then one waiting request is served, and a new round begins once its
     * published messages are sent.
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
        let first: Queue | undefined;
        for (const queue of this.waiting.values())
            if (first === undefined || this.isBefore(queue.asker, first.asker)) first = queue;
        if (first === undefined) return undefined;
        const start = first.starts.shift();
        if (first.starts.length === 0) this.waiting.delete(first.asker.connection);
        return start;
    }

    private isBefore(one: Asker, other: Asker): boolean {
        const byAddress = this.byAddress.of(one.address) - this.byAddress.of(other.address);
        if (byAddress !== 0) return byAddress < 0;
        return this.byConnection.of(one.connection) < this.byConnection.of(other.connection);
    }
}
