import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import WebSocket from 'ws';
import type { Environment } from '../../src/client/environment/environment';
import { appSyncSource } from '../../src/client/transport/appsync';
import { signOfLife, PollingTransport, since } from '../../src/client/transport/polling';
import { webSocketSource } from '../../src/client/transport/websocket';
import { transportContract } from './transport-contract';
import { positionOf } from '../../src/wire/position';

/** Node's `ws` in the place of the browser's class: what graphql-ws uses of it is the same. */
function withWebSocket(environment: Environment): Environment {
    return Object.assign({ ...environment }, { WebSocket });
}

transportContract('polling', ({ environment }) => new PollingTransport(environment, signOfLife(environment)));
transportContract('websocket', ({ environment, webSocketUrl }) =>
    webSocketSource({ url: webSocketUrl, apiKey: undefined }, withWebSocket(environment)),
);

transportContract('websocket, as AppSync speaks it', ({ environment, webSocketUrl }) =>
    appSyncSource(
        { url: new URL(webSocketUrl.replace('ws:', 'http:')), apiKey: undefined },
        withWebSocket(environment),
    ),
);

it('every transport that exists is run by this suite, or by the offline tests', () => {
    const files = readdirSync(join(__dirname, '../../src/client/transport')).sort();
    expect(files).toEqual(['appsync.ts', 'liveness.ts', 'page.ts', 'polling.ts', 'transport.ts', 'websocket.ts']);
});

describe('where a poller asks from', () => {
    const position = positionOf('EVENT#2026-11-23T09:00:05.250Z#000000000042');

    it('is its position where the order is exact', () => {
        expect(since(position, true)).toBe(position);
    });

    it('is a second before it where it is not', () => {
        expect(since(position, false)).toBe('2026-11-23T09:00:04.250Z');
        expect(since(positionOf('2026-11-23T09:00:05.250Z'), false)).toBe('2026-11-23T09:00:04.250Z');
    });
});
