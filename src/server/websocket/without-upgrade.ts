import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers that ask for another protocol, also as they are named in `Connection`. */
const UPGRADE_HEADERS: readonly string[] = ['upgrade', 'http2-settings'];

/** Whether a request with an `Upgrade` header asks for a WebSocket: only a GET can. */
export function asksForWebSocket({ method, headers }: IncomingMessage): boolean {
    return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * Answers a request that asks for a protocol which this server does not speak (Java's client and `curl --http2` ask for
 * h2c with every first request) as if it had not asked, as RFC 9110 lets a server do. Node hands the connection over
 * once it has read the headers: they are put back in front of what follows, and the connection is handed in again.
 */
export function serveWithoutUpgrade(http: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { method = 'GET', url = '/', httpVersion, rawHeaders } = request;
    const lines = [`${method} ${url} HTTP/${httpVersion}`];
    for (let at = 0; at < rawHeaders.length; at += 2) {
        const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
        if (/^connection$/i.test(name)) lines.push(`${name}: ${value.split(',').filter(isKept).join(',')}`);
        else if (isKept(name)) lines.push(`${name}: ${value}`);
    }
    // Headers are latin1 on the wire and in Node.
    socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
    http.emit('encrypted' in socket ? 'secureConnection' : 'connection', socket);
}

function isKept(name: string): boolean {
    return !UPGRADE_HEADERS.includes(name.trim().toLowerCase());
}
