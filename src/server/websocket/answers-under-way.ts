import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** Whether a request was read from a connection and has not been answered yet. */
export function answersUnderWay(http: Server): (socket: Duplex) => boolean {
    const counts = new WeakMap<Duplex, number>();
    http.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
        counts.set(socket, (counts.get(socket) ?? 0) + 1);
        response.once('close', () => counts.set(socket, (counts.get(socket) ?? 1) - 1));
    });
    return (socket) => (counts.get(socket) ?? 0) > 0;
}
