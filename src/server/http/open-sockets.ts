import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Connections of one address: enough for a school of 500 members behind one address, each with a WebSocket and a
 * request.
 */
export const SOCKETS_MAX = 1000;

/** Cuts the connections of an address beyond its share before anything is read from them. Returns how many were cut. */
export function limitSockets(http: Server, onCut: () => void): void {
    const open = new Map<string, number>();
    const known = new WeakSet<Socket>();
    http.on('connection', (socket: Socket) => {
        // A connection that asked for an unavailable protocol is passed in again.
        if (known.has(socket)) return;
        known.add(socket);
        const address = socket.remoteAddress ?? '';
        const count = (open.get(address) ?? 0) + 1;
        if (count > SOCKETS_MAX) {
            onCut();
            socket.destroy();
            return;
        }
        open.set(address, count);
        socket.once('close', () => {
            const left = (open.get(address) ?? 1) - 1;
            if (left > 0) open.set(address, left);
            else open.delete(address);
        });
    });
}
