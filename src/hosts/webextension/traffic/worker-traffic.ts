import { WorkerSocket } from './worker-socket';
import type { FromWorker, ToWorker } from './traffic-messages';

/** Requests and WebSockets of one page at a time: a client has a few. */
const REQUESTS_MAX = 32;
const SOCKETS_MAX = 4;

/** What the worker needs from the browser. */
export interface WorkerParts {
    /** Whether the address is one of the mesh server that somebody saved. */
    isServer(url: URL): boolean;
    /** Whether the person lets the extension reach that address. */
    isAllowed(url: URL): Promise<boolean>;
    readonly fetch: typeof fetch;
    readonly WebSocket: typeof WebSocket;
}

type Request = Extract<ToWorker, { kind: 'request' }>;

/** Sends one page's requests to the mesh server, and holds its WebSockets. */
export class WorkerTraffic {
    private readonly requests = new Map<
        number,
        { readonly controller: AbortController; readonly keepalive: boolean }
    >();
    private readonly sockets = new Map<number, WorkerSocket>();

    public constructor(
        private readonly parts: WorkerParts,
        private readonly answer: (message: FromWorker) => void,
    ) {}

    /** Does what the page asks. */
    public take(message: ToWorker): void {
        switch (message.kind) {
            case 'request':
                return void this.request(message);
            case 'cancel':
                return this.requests.get(message.id)?.controller.abort();
            case 'open':
                return this.open(message);
            case 'send':
                return this.sockets.get(message.id)?.send(message.text);
            case 'close':
                return this.sockets.get(message.id)?.close(message.code, message.reason);
            case 'stay-awake':
                return;
        }
    }

    /** The page is gone: nobody waits for an answer any more. Its last requests still go out. */
    public end(): void {
        for (const { controller, keepalive } of this.requests.values()) if (!keepalive) controller.abort();
        for (const socket of this.sockets.values()) socket.close(null, '');
    }

    private async request({ id, url, method, fields, body, keepalive }: Request): Promise<void> {
        const address = new URL(url);
        if (this.requests.size >= REQUESTS_MAX || !this.parts.isServer(address)) return this.fail(id, 'network');
        const controller = new AbortController();
        this.requests.set(id, { controller, keepalive });
        try {
            const response = await this.parts.fetch(address, {
                method,
                headers: fields,
                body,
                signal: controller.signal,
                credentials: 'omit',
                cache: 'no-store',
            });
            const text = await response.text();
            const { status, headers, redirected } = response;
            this.answer({
                kind: 'answer',
                id,
                status,
                fields: [...headers],
                body: text,
                url: response.url,
                redirected,
            });
        } catch {
            this.fail(id, (await this.parts.isAllowed(address)) ? 'network' : 'not-allowed');
        } finally {
            this.requests.delete(id);
        }
    }

    private fail(id: number, why: 'network' | 'not-allowed'): void {
        this.answer({ kind: 'failed', id, why });
    }

    private open({ id, url, protocols }: Extract<ToWorker, { kind: 'open' }>): void {
        const refused = this.sockets.size >= SOCKETS_MAX || !this.parts.isServer(new URL(url));
        if (refused) return this.answer({ kind: 'closed', id, code: 1006, reason: '', wasClean: false });
        const socket = new WorkerSocket(new this.parts.WebSocket(url, protocols), id, (news) => {
            if (news.kind === 'closed') this.sockets.delete(id);
            this.answer(news);
        });
        this.sockets.set(id, socket);
    }
}
