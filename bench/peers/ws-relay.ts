// A relay that uses only `ws`: a message from anybody in a room goes to the whole room. No GraphQL, no store.
import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { serveUnderParent } from './under-parent';

const rooms = new Map<string, Set<WebSocket>>();
const http = createServer();

new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket, request) => {
    const room = request.url ?? '/';
    const members = rooms.get(room) ?? new Set();
    rooms.set(room, members.add(socket));
    socket.on('message', (message, isBinary) => {
        for (const member of members) member.send(message, { binary: isBinary });
    });
    socket.on('close', () => members.delete(socket));
});

serveUnderParent(http);
