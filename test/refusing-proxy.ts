// A proxy that passes HTTP on and refuses every WebSocket: what a school's filter does (N2).
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running proxy. */
export interface RefusingProxy {
    readonly url: string;
    /** Upgrades that were refused. */
    refused(): number;
    stop(): Promise<void>;
}

/** Starts a proxy before the server at `target`. */
export async function refuseWebSockets(target: string): Promise<RefusingProxy> {
    let refused = 0;
    const { hostname, port } = new URL(target);
    const proxy: Server = createServer((incoming, outgoing) => {
        const forward = request(
            { hostname, port, path: incoming.url, method: incoming.method, headers: incoming.headers },
            (answer) => {
                outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
                answer.pipe(outgoing);
            },
        );
        forward.on('error', () => outgoing.destroy());
        incoming.pipe(forward);
    });
    proxy.on('upgrade', (_request, socket) => {
        refused += 1;
        socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = proxy.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
    return {
        url: `http://127.0.0.1:${address.port}`,
        refused: () => refused,
        stop: () =>
            new Promise((resolve) => {
                proxy.close(() => resolve());
                proxy.closeAllConnections();
            }),
    };
}
