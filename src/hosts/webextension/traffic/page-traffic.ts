import { requestMessage, responseOf } from './carried-request';
import { CarriedSocket, type SocketLine } from './carried-socket';
import type { FromWorker, ToWorker } from './traffic-messages';

/** How often a page with a WebSocket keeps the worker awake, ms: a browser stops a worker after 30 idle seconds. */
const STAY_AWAKE_EVERY_MS = 20_000;

/** How a page reaches the worker. */
export interface Channel {
    send(message: ToWorker): void;
    /** Why the worker cannot do what it is asked, for the person. */
    onProblem(problem: 'not-allowed' | 'ended'): void;
}

function aborted(): DOMException {
    return new DOMException('aborted', 'AbortError');
}

interface Waiting {
    resolve(response: Response): void;
    reject(error: unknown): void;
}

/** `fetch` and `WebSocket` of a page whose own connections the browser would refuse: the extension's worker makes them. */
export class PageTraffic {
    private readonly waiting = new Map<number, Waiting>();
    private readonly sockets = new Map<number, CarriedSocket>();
    private lastId = 0;
    private awake: ReturnType<typeof setInterval> | undefined;

    public constructor(private readonly channel: Channel) {}

    /** Stands in for the page's own `fetch`. */
    public readonly fetch: typeof fetch = (input, init) =>
        new Promise((resolve, reject) => {
            const { signal = null } = init ?? {};
            if (signal?.aborted === true) return reject(aborted());
            const id = this.nextId();
            const message = requestMessage(id, input, init);
            signal?.addEventListener('abort', () => {
                if (!this.waiting.delete(id)) return;
                this.channel.send({ kind: 'cancel', id });
                reject(aborted());
            });
            this.waiting.set(id, { resolve, reject });
            this.channel.send(message);
        });

    /** Stands in for the page's own `WebSocket`. */
    public readonly WebSocket: typeof WebSocket = this.socketClass();

    /** Takes what the worker says. */
    public take(message: FromWorker): void {
        switch (message.kind) {
            case 'answer':
                return this.settle(message.id)?.resolve(responseOf(message));
            case 'failed':
                if (message.why === 'not-allowed') this.channel.onProblem('not-allowed');
                return this.settle(message.id)?.reject(new TypeError('The request got no answer.'));
            case 'opened':
            case 'frame':
            case 'closed':
                return this.sockets.get(message.id)?.take(message);
            case 'lost':
                return this.lose();
            case 'ended':
                this.channel.onProblem('ended');
                return this.lose();
        }
    }

    private lose(): void {
        const waiting = [...this.waiting.values()];
        this.waiting.clear();
        for (const { reject } of waiting) reject(new TypeError('The browser stopped the extension.'));
        for (const socket of [...this.sockets.values()]) socket.cut();
    }

    private settle(id: number): Waiting | undefined {
        const waiting = this.waiting.get(id);
        this.waiting.delete(id);
        return waiting;
    }

    private nextId(): number {
        this.lastId += 1;
        return this.lastId;
    }

    private socketClass(): typeof WebSocket {
        const lineOf = (id: number): SocketLine => ({
            id,
            send: (message) => this.channel.send(message),
            done: () => {
                this.sockets.delete(id);
                this.keepAwake();
            },
        });
        const add = (socket: CarriedSocket, id: number) => {
            this.sockets.set(id, socket);
            this.keepAwake();
        };
        const nextId = () => this.nextId();
        return class extends CarriedSocket {
            public constructor(url: string | URL, protocols?: string | string[]) {
                const id = nextId();
                super(url, protocols, lineOf(id));
                add(this, id);
            }
        };
    }

    private keepAwake(): void {
        clearInterval(this.awake);
        if (this.sockets.size > 0)
            this.awake = setInterval(() => this.channel.send({ kind: 'stay-awake' }), STAY_AWAKE_EVERY_MS);
    }
}
