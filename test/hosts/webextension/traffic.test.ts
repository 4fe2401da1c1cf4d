import { PageTraffic } from '../../../src/hosts/webextension/traffic/page-traffic';
import { addressesOf, hostPattern } from '../../../src/hosts/webextension/traffic/server-addresses';
import { readFromWorker, readToWorker, type ToWorker } from '../../../src/hosts/webextension/traffic/traffic-messages';
import { WorkerTraffic } from '../../../src/hosts/webextension/traffic/worker-traffic';

/** Node.js 20 has none. */
class CloseEventOfNode extends Event implements CloseEvent {
    public readonly code: number;
    public readonly reason: string;
    public readonly wasClean: boolean;
    public constructor(type: string, { code = 0, reason = '', wasClean = false }: CloseEventInit = {}) {
        super(type);
        this.code = code;
        this.reason = reason;
        this.wasClean = wasClean;
    }
}
globalThis.CloseEvent ??= CloseEventOfNode;

/** What the worker said has arrived. */
const arrived = () => new Promise<void>((resolve) => setImmediate(resolve));

const SERVER = 'http://192.168.1.20:4000/graphql';

describe("A server's addresses", () => {
    test.each([
        [SERVER, 'http://192.168.1.20:4000/graphql', true],
        [SERVER, 'ws://192.168.1.20:4000/graphql', true],
        [SERVER, 'http://192.168.1.20:4001/graphql', false],
        [SERVER, 'http://192.168.1.1/', false],
        ['https://mesh.example.org/graphql', 'http://mesh.example.org/graphql', false],
        ['https://mesh.example.org/graphql', 'wss://mesh.example.org/graphql', true],
        [
            'https://abc.appsync-api.eu-west-1.amazonaws.com/graphql',
            'wss://abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql',
            true,
        ],
        ['', SERVER, false],
    ])('of %s: %s is one: %s', (server, address, isOne) => expect(addressesOf(server)(new URL(address))).toBe(isOne));

    test('are a pattern of its host without a port, which Firefox refuses', () =>
        expect(hostPattern(SERVER)).toBe('http://192.168.1.20/*'));
});

describe('A message for the worker', () => {
    const request: ToWorker = {
        kind: 'request',
        id: 1,
        url: SERVER,
        method: 'POST',
        fields: [],
        body: '{}',
        keepalive: false,
    };

    test('is read back', () => expect(readToWorker(JSON.stringify(request))).toEqual(request));

    test.each([
        ['no JSON', '{'],
        ['another kind', { kind: 'settings' }],
        ['another method', { ...request, method: 'DELETE' }],
        ['an address that is none', { ...request, url: '/graphql' }],
        ['a body above 1 MiB', { ...request, body: 'x'.repeat(1_048_577) }],
        ['a hundred headers', { ...request, fields: Array.from({ length: 100 }, () => ['a', 'b']) }],
        ['an id that is none', { ...request, id: '1' }],
    ])('%s is refused', (_what, message) =>
        expect(readToWorker(typeof message === 'string' ? message : JSON.stringify(message))).toBeNull(),
    );
});

/** A page and a worker, with everything between them in this process. */
function pair(parts: Partial<ConstructorParameters<typeof WorkerTraffic>[0]> = {}) {
    const problems: string[] = [];
    const page: PageTraffic = new PageTraffic({
        send: (message) => {
            const read = readToWorker(JSON.stringify(message));
            if (read !== null) worker.take(read);
        },
        onProblem: (problem) => problems.push(problem),
    });
    const worker = new WorkerTraffic(
        {
            isServer: addressesOf(SERVER),
            isAllowed: () => Promise.resolve(true),
            fetch: () => Promise.reject(new TypeError('nobody answers')),
            WebSocket: FakeSocket,
            ...parts,
        },
        (message) => {
            const read = readFromWorker(JSON.stringify(message));
            // A page's listeners hang on by then, as with the browser's own.
            if (read !== null) queueMicrotask(() => page.take(read));
        },
    );
    return { page, worker, problems };
}

class FakeSocket extends EventTarget implements WebSocket {
    public static readonly CONNECTING = 0;
    public static readonly OPEN = 1;
    public static readonly CLOSING = 2;
    public static readonly CLOSED = 3;
    public static last: FakeSocket | null = null;
    public readonly CONNECTING = 0;
    public readonly OPEN = 1;
    public readonly CLOSING = 2;
    public readonly CLOSED = 3;
    public binaryType: BinaryType = 'blob';
    public readonly bufferedAmount = 0;
    public readonly extensions = '';
    public readonly protocol: string;
    public readyState: 0 | 1 | 2 | 3 = 0;
    public onopen: ((event: Event) => unknown) | null = null;
    public onmessage: ((event: MessageEvent) => unknown) | null = null;
    public onerror: ((event: Event) => unknown) | null = null;
    public onclose: ((event: CloseEvent) => unknown) | null = null;
    public readonly sent: unknown[] = [];
    public readonly url: string;

    public constructor(url: string | URL, protocols?: string | string[]) {
        super();
        this.url = String(url);
        this.protocol = [protocols ?? ''].flat()[0] ?? '';
        FakeSocket.last = this;
    }

    public open(): void {
        this.readyState = 1;
        this.onopen?.(new Event('open'));
    }

    public send(data: unknown): void {
        this.sent.push(data);
    }

    public close(code = 1005, reason = ''): void {
        this.readyState = 3;
        this.onclose?.(new CloseEvent('close', { code, reason, wasClean: true }));
    }
}

describe('A request of the page', () => {
    test('brings what the server answers, with its status and headers', async () => {
        const asked: unknown[] = [];
        const { page } = pair({
            fetch: (input, init) => {
                asked.push(
                    new Request(input).url,
                    init?.method,
                    init?.body,
                    new Headers(init?.headers).get('x-api-key'),
                );
                return Promise.resolve(new Response('{"a":1}', { status: 429, headers: { 'retry-after': '2' } }));
            },
        });
        const response = await page.fetch(SERVER, { method: 'POST', body: '{}', headers: { 'x-api-key': 'pie' } });
        expect([response.status, response.headers.get('retry-after'), await response.text()]).toEqual([
            429,
            '2',
            '{"a":1}',
        ]);
        expect(asked).toEqual([SERVER, 'POST', '{}', 'pie']);
    });

    test('goes to no other server', async () => {
        const fetched = jest.fn<Promise<Response>, []>();
        const { page } = pair({ fetch: fetched });
        await expect(page.fetch('http://192.168.1.1/', { method: 'POST', body: 'reboot' })).rejects.toThrow(TypeError);
        expect(fetched).not.toHaveBeenCalled();
    });

    test('that the page gives up is given up in the worker, too', async () => {
        const signals: (AbortSignal | null | undefined)[] = [];
        const { page } = pair({
            fetch: (_input, init) => {
                signals.push(init?.signal);
                return new Promise(() => undefined);
            },
        });
        const controller = new AbortController();
        const answer = page.fetch(SERVER, { signal: controller.signal });
        controller.abort();
        await expect(answer).rejects.toThrow('aborted');
        expect(signals[0]?.aborted).toBe(true);
    });

    test('that the browser refuses is told with what to do', async () => {
        const { page, problems } = pair({ isAllowed: () => Promise.resolve(false) });
        await expect(page.fetch(SERVER)).rejects.toThrow(TypeError);
        expect(problems).toEqual(['not-allowed']);
    });

    test('fails when the browser stops the worker, so that the client sends it again', async () => {
        const { page } = pair({ fetch: () => new Promise(() => undefined) });
        const answer = page.fetch(SERVER);
        page.take({ kind: 'lost' });
        await expect(answer).rejects.toThrow(TypeError);
    });
});

describe('A WebSocket of the page', () => {
    test('opens, carries frames both ways and closes', async () => {
        const { page } = pair();
        const socket = new page.WebSocket('ws://192.168.1.20:4000/graphql', 'graphql-transport-ws');
        const news: unknown[] = [];
        socket.onopen = () => news.push('open', socket.protocol);
        socket.onmessage = ({ data }) => news.push(data);
        socket.onclose = ({ code, wasClean }) => news.push(code, wasClean);
        expect(() => socket.send('early')).toThrow('Still connecting');
        FakeSocket.last?.open();
        await arrived();
        socket.send('hello');
        expect(FakeSocket.last?.sent).toEqual(['hello']);
        FakeSocket.last?.onmessage?.(new MessageEvent('message', { data: 'welcome' }));
        await arrived();
        socket.close(4000, 'enough');
        await arrived();
        expect(news).toEqual(['open', 'graphql-transport-ws', 'welcome', 4000, true]);
        expect(socket.readyState).toBe(3);
    });

    test('to another server is closed', async () => {
        const { page } = pair();
        const socket = new page.WebSocket('ws://192.168.1.1/');
        const closed = new Promise((resolve) => (socket.onclose = ({ code }) => resolve(code)));
        expect(await closed).toBe(1006);
    });

    test('is cut when the browser stops the worker', async () => {
        const { page } = pair();
        const socket = new page.WebSocket('ws://192.168.1.20:4000/graphql');
        FakeSocket.last?.open();
        await arrived();
        const news: string[] = [];
        socket.onerror = () => news.push('error');
        socket.onclose = ({ code }) => news.push(`closed ${code}`);
        page.take({ kind: 'lost' });
        page.take({ kind: 'lost' });
        expect(news).toEqual(['error', 'closed 1006']);
    });

    test('keeps the worker awake while it is open, and no longer', () => {
        jest.useFakeTimers();
        const sent: string[] = [];
        const page = new PageTraffic({ send: ({ kind }) => sent.push(kind), onProblem: () => undefined });
        const socket = new page.WebSocket('ws://192.168.1.20:4000/graphql');
        page.take({ kind: 'opened', id: 1, protocol: '' });
        jest.advanceTimersByTime(60_000);
        expect(sent).toEqual(['open', 'stay-awake', 'stay-awake', 'stay-awake']);
        socket.close();
        page.take({ kind: 'closed', id: 1, code: 1000, reason: '', wasClean: true });
        jest.advanceTimersByTime(60_000);
        expect(sent.slice(4)).toEqual(['close']);
        jest.useRealTimers();
    });
});
