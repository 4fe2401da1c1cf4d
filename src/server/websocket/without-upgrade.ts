import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Headers that ask for another protocol, also when `Connection` names them. */
const UPGRADE_HEADERS: readonly string[] = ['upgrade', 'http2-settings'];

/** Whether a request with an `Upgrade` header asks for a WebSocket: only a GET can. */
export function asksForWebSocket({ method, headers }: IncomingMessage): boolean {
    return method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';
}

/**
 * Some clients (Java's, `curl --http2`) ask for h2c with every first request. This server does not speak it, and
 * answers as if they had not asked, as RFC 9110 allows. Node passes the connection on once it has read the headers.
 * This puts them back in front of the rest and passes the connection in again.
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
