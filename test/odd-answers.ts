// A proxy that passes HTTP on, and answers some requests in the server's place: what gateways, rate limits, captive
// portals and cut connections do.
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer that is no answer. */
export interface OddAnswer {
    readonly status: number;
    readonly type: string;
    readonly body: string;
    /** Bytes of the body that are announced, where that is more than come: the connection is cut then. */
    readonly announced?: number;
}

/** A running proxy. */
export interface OddProxy {
    readonly url: string;
    /** The next request whose operation is of that name is answered so, before the server has seen it. */
    answerOnce(operation: string, answer: OddAnswer): void;
    /** The operations that came, in their order. */
    readonly operations: readonly string[];
    stop(): Promise<void>;
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
    let body = '';
    for await (const chunk of incoming) body += String(chunk);
    return body;
}

function operationOf(body: string): string {
    return /(?:query|mutation) (\w+)/.exec(body)?.[1] ?? '';
}

/** Starts a proxy before the server at `target`. WebSockets are refused. */
export async function answerOddly(target: string): Promise<OddProxy> {
    const odd = new Map<string, OddAnswer[]>();
    const operations: string[] = [];
    const { hostname, port } = new URL(target);

    async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
        const body = await bodyOf(incoming);
        const operation = operationOf(body);
        operations.push(operation);
        const given = odd.get(operation)?.shift();
        if (given !== undefined) {
            const { status, type, body: text, announced } = given;
            const length = announced ?? Buffer.byteLength(text);
            outgoing.writeHead(status, { 'content-type': type, 'content-length': length });
            if (announced === undefined) return void outgoing.end(text);
            outgoing.write(text, () => outgoing.destroy());
            return;
        }
        const { url, method, headers } = incoming;
        const forward = request({ hostname, port, path: url, method, headers }, (answered) => {
            outgoing.writeHead(answered.statusCode ?? 502, answered.headers);
            answered.pipe(outgoing);
        });
        forward.on('error', () => outgoing.destroy());
        forward.end(body);
    }

    const proxy: Server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
    proxy.on('upgrade', (_request, socket) => socket.destroy());
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
    return {
        url: `http://127.0.0.1:${address.port}`,
        operations,
        answerOnce: (operation, given) => void odd.set(operation, [...(odd.get(operation) ?? []), given]),
        stop: () =>
            new Promise((resolve) => {
                proxy.close(() => resolve());
                proxy.closeAllConnections();
            }),
    };
}
