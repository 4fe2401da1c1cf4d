// The sockets: upgrades on one path, liveness by text frames, a close that tells why.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, type Server as Operations } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ConnectionExtra } from './graphql-over-websocket';
import type { OnInternalError } from './graphql-errors';
import { MAX_BODY_BYTES } from './request-body';

/** A socket over which nothing came for this long, ms, is pinged; after as long again without anything it is gone. */
const SILENCE_MS = 30_000;
const CLOSE_GOING_AWAY = 1001;
const CLOSE_INTERNAL = 1011;
/** How long a peer may take to answer a close, ms, before its socket is cut. */
const CLOSE_GRACE_MS = 500;

/** The open endpoint. */
export interface WebSocketEndpoint {
    /** Closes every socket with 1001, and cuts those that do not answer. */
    close(): Promise<void>;
}

/** Answers upgrades of `server` on `path`. */
export function openWebSocketEndpoint(
    server: Server,
    path: string,
    operations: Operations<ConnectionExtra>,
    onInternalError: OnInternalError,
): WebSocketEndpoint {
    const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BODY_BYTES, handleProtocols });

    server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
        stream.on('error', () => stream.destroy());
        if (request.url?.split('?')[0] !== path) {
            stream.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
            return;
        }
        sockets.handleUpgrade(request, stream, head, (socket) => {
            request.socket.setNoDelay(true);
            serve(socket, request, operations, onInternalError);
        });
    });

    return {
        async close() {
            const closed = [...sockets.clients].map(
                (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
            );
            for (const socket of sockets.clients) socket.close(CLOSE_GOING_AWAY, 'The server was stopped.');
            const cut = setTimeout(() => {
                for (const socket of sockets.clients) socket.terminate();
            }, CLOSE_GRACE_MS);
            await Promise.all(closed);
            clearTimeout(cut);
            sockets.close();
        },
    };
}

function serve(
    socket: WebSocket,
    request: IncomingMessage,
    operations: Operations<ConnectionExtra>,
    onInternalError: OnInternalError,
): void {
    const stopWatching = watchSilence(socket);
    // A frame that is no frame, or too large: `ws` closes with the code that says so.
    socket.on('error', () => undefined);
    const closed = operations.opened(
        {
            protocol: socket.protocol,
            send: (text) =>
                new Promise<void>((resolve) => {
                    if (socket.readyState !== socket.OPEN) resolve();
                    // A socket that breaks while it is written closes by itself.
                    else socket.send(text, () => resolve());
                }),
            close: (code, reason) => socket.close(code, reason),
            onMessage: (take) => {
                socket.on('message', (data: Buffer) => {
                    take(data.toString('utf8')).catch((error: unknown) => {
                        onInternalError(error);
                        socket.close(CLOSE_INTERNAL, 'Internal server error');
                    });
                });
            },
        },
        { socket, request },
    );
    socket.once('close', (code, reason) => {
        stopWatching();
        void closed(code, String(reason));
    });
}

/** Ends sockets that died without closing. The ping is a text frame, because some networks drop control frames. */
function watchSilence(socket: WebSocket): () => void {
    let silentFor = 0;
    socket.on('message', () => {
        silentFor = 0;
    });
    const timer = setInterval(() => {
        silentFor += 1;
        if (silentFor >= 2) socket.terminate();
        else socket.send('{"type":"ping"}', () => undefined);
    }, SILENCE_MS);
    timer.unref();
    return () => clearInterval(timer);
}
