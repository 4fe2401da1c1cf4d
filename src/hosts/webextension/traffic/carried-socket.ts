import type { FromWorker, ToWorker } from './traffic-messages';

/** What the worker says about one WebSocket. */
export type SocketNews = Extract<FromWorker, { kind: 'opened' | 'frame' | 'closed' }>;

/** The messages of one WebSocket. */
export interface SocketLine {
    readonly id: number;
    send(message: ToWorker): void;
    /** The socket is closed: it gets no more news. */
    done(): void;
}

/** How a connection ended, as a CloseEvent says it. */
interface Ending {
    readonly code: number;
    readonly reason: string;
    readonly wasClean: boolean;
}

/** A WebSocket was cut off, as RFC 6455 numbers it. */
const ABNORMAL = 1006;

/** A WebSocket that the extension's worker holds. It behaves like the browser's own, for frames of text. */
export class CarriedSocket extends EventTarget implements WebSocket {
    public static readonly CONNECTING = 0;
    public static readonly OPEN = 1;
    public static readonly CLOSING = 2;
    public static readonly CLOSED = 3;
    public readonly CONNECTING = 0;
    public readonly OPEN = 1;
    public readonly CLOSING = 2;
    public readonly CLOSED = 3;
    /** Unused: there are only frames of text. */
    public binaryType: BinaryType = 'blob';
    public readonly bufferedAmount = 0;
    public readonly extensions = '';
    public protocol = '';
    public readyState: 0 | 1 | 2 | 3 = 0;
    public readonly url: string;
    public onopen: ((this: WebSocket, event: Event) => unknown) | null = null;
    public onmessage: ((this: WebSocket, event: MessageEvent) => unknown) | null = null;
    public onerror: ((this: WebSocket, event: Event) => unknown) | null = null;
    public onclose: ((this: WebSocket, event: CloseEvent) => unknown) | null = null;

    public constructor(
        url: string | URL,
        protocols: string | string[] | undefined,
        private readonly line: SocketLine,
    ) {
        super();
        this.url = new URL(url).href;
        const names = typeof protocols === 'string' ? [protocols] : (protocols ?? []);
        line.send({ kind: 'open', id: line.id, url: this.url, protocols: names });
    }

    public send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
        if (this.readyState === this.CONNECTING) throw new DOMException('Still connecting.', 'InvalidStateError');
        if (typeof data !== 'string') throw new TypeError('The browser extension carries only frames of text.');
        if (this.readyState === this.OPEN) this.line.send({ kind: 'send', id: this.line.id, text: data });
    }

    public close(code?: number, reason = ''): void {
        if (this.readyState >= this.CLOSING) return;
        this.readyState = this.CLOSING;
        this.line.send({ kind: 'close', id: this.line.id, code: code ?? null, reason });
    }

    /** Takes what the worker says. */
    public take(news: SocketNews): void {
        switch (news.kind) {
            case 'opened':
                if (this.readyState !== this.CONNECTING) return;
                this.readyState = this.OPEN;
                this.protocol = news.protocol;
                return this.tell(new Event('open'));
            case 'frame':
                if (this.readyState !== this.OPEN) return;
                return this.tell(new MessageEvent('message', { data: news.text }));
            case 'closed':
                return this.end(news);
        }
    }

    /** The worker is gone, and the connection with it. */
    public cut(): void {
        this.end({ code: ABNORMAL, reason: '', wasClean: false });
    }

    private end({ code, reason, wasClean }: Ending): void {
        if (this.readyState === this.CLOSED) return;
        this.readyState = this.CLOSED;
        this.line.done();
        if (!wasClean) this.tell(new Event('error'));
        this.tell(new CloseEvent('close', { code, reason, wasClean }));
    }

    private tell(event: Event): void {
        if (event instanceof MessageEvent) this.onmessage?.(event);
        else if (event instanceof CloseEvent) this.onclose?.(event);
        else if (event.type === 'open') this.onopen?.(event);
        else this.onerror?.(event);
        this.dispatchEvent(event);
    }
}
