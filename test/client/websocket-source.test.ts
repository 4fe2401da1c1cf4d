/** @jest-environment node */
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import WebSocket from 'ws';
import { browserEnvironment } from '../../src/client/environment/environment';
import { webSocketSource } from '../../src/client/transport/websocket';
import { until } from '../until';
import { MEMBERSHIP } from './membership';

function isWebSocketClass(candidate: unknown): candidate is typeof globalThis.WebSocket {
    return typeof candidate === 'function';
}

describe('the source of pushes', () => {
    const sockets: Socket[] = [];
    const rejections: unknown[] = [];
    const note = (reason: unknown) => rejections.push(reason);
    let server: Server;
    beforeAll(async () => {
        server = createServer((socket) => {
            socket.on('error', () => undefined);
            sockets.push(socket);
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        process.on('unhandledRejection', note);
    });
    afterAll(() => {
        process.off('unhandledRejection', note);
        server.close();
    });

    it('N3: closed while it waits for the upgrade, it leaves no rejection behind', async () => {
        const address: AddressInfo | string | null = server.address();
        if (address === null || typeof address === 'string') throw new Error('The server has no port.');
        const given: unknown = WebSocket;
        const environment = browserEnvironment({ WebSocket: isWebSocketClass(given) ? given : null });
        const url = `ws://127.0.0.1:${address.port}/graphql`;
        const close = webSocketSource({ url, apiKey: undefined }, environment).open(MEMBERSHIP, {
            onStage: () => undefined,
            onMessage: () => undefined,
            onQuiet: () => undefined,
            onClosed: () => undefined,
        });
        await until('a connection', () => sockets.length === 1);
        close();
        for (const socket of sockets) socket.destroy();
        await new Promise((settled) => setTimeout(settled, 50));
        expect(rejections).toEqual([]);
    });
});
