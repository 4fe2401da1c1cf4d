import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createMeshCore } from '../core/mesh-core';
import { dissolveMessage } from '../core/wire-shapes';
import { createMemoryStore } from '../store/memory';
import { executableSchema } from '../wire/executable-schema';
import { keyChecker } from './api-key';
import { domainDeriver } from './caller-address';
import { countEvents } from './count-events';
import { DocumentCache } from './document-cache';
import { FanOut } from './fan-out';
import { graphqlEndpoint } from './graphql-over-http';
import { webSocketOperations } from './graphql-over-websocket';
import { router, type RouteHandlers, type Routes } from './http-router';
import { lanAddresses } from './lan-addresses';
import { errorText, logLine } from './log';
import { Metrics } from './metrics';
import type { ServerSettings } from './server-settings';
import { startPage } from './start-page';
import { builtFile } from './static-files';
import { openWebSocketEndpoint } from './websocket-endpoint';

/** How often what has expired is removed, ms. Reads never show it; this frees its memory and tells the members. */
const SWEEP_INTERVAL_MS = 5_000;
/** How long a client may take to send its headers, and its whole request, ms. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** Longer than a polling interval, so that pollers keep their connection, ms. */
const KEEP_ALIVE_MS = 65_000;
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** A server that can be started once. */
export interface MeshServer {
    /** Listens. @throws {Error} with `code` EADDRINUSE, EACCES, EADDRNOTAVAIL… as Node does */
    listen(): Promise<{ readonly port: number }>;
    /** The addresses under which other machines reach the server. */
    addresses(): readonly string[];
    /** Tells the members, closes every socket and stops. */
    close(): Promise<void>;
    /** What a test looks into. */
    readonly documents: DocumentCache;
    readonly fanOut: FanOut;
}

/** Composes the server of one process. `dist` is where the bundles were built to. */
export function createMeshServer(settings: ServerSettings, dist: string): MeshServer {
    const store = createMemoryStore({ eventTtlSeconds: settings.mesh.eventTtlSeconds });
    const onInternalError = (error: unknown) => {
        metrics.internalErrors.inc();
        logLine(`Unexpected error: ${errorText(error)}`);
    };
    const fanOut = new FanOut(onInternalError);
    const core = createMeshCore({
        store,
        clock: { now: () => Date.now() },
        publisher: fanOut,
        settings: settings.mesh,
        newId: () => randomBytes(16).toString('hex'),
        deriveDomain: domainDeriver(settings.secretKey),
    });
    const contract = countEvents(core, {
        onTaken: (count) => metrics.eventsIn.inc(count),
        onPolled: (count) => metrics.eventsPolled.inc(count),
    });
    const schema = executableSchema(contract);
    const documents = new DocumentCache(schema);
    const metrics = new Metrics({
        groups: () => store.counts().groups,
        members: () => store.counts().members,
        subscribers: () => fanOut.subscribers,
        delivered: () => fanOut.counts.delivered,
        executed: () => fanOut.counts.executed,
        droppedSubscribers: () => fanOut.counts.droppedSubscribers,
        preparedDocuments: () => documents.prepared,
    });
    const access = { hasKey: keyChecker(settings.apiKey), trustProxy: settings.trustProxy, onInternalError };
    const onRefused = () => metrics.refused.inc();

    const routes: Routes = new Map<string, RouteHandlers>([
        ['/', { GET: startPage(() => addresses()) }],
        ['/graphql', { POST: graphqlEndpoint({ documents, metrics, ...access }) }],
        ['/scratch-mesh.js', { GET: builtFile(join(dist, 'scratch-mesh.js'), JAVASCRIPT) }],
        ['/scratch-mesh-offline.js', { GET: builtFile(join(dist, 'scratch-mesh-offline.js'), JAVASCRIPT) }],
        [
            '/healthz',
            {
                GET: async (_request, response) => {
                    response.writeHead(200, { 'content-type': 'application/json' });
                    response.end(
                        JSON.stringify({
                            status: 'ok',
                            uptimeSeconds: Math.floor(process.uptime()),
                            ...store.counts(),
                        }),
                    );
                },
            },
        ],
        [
            '/metrics',
            {
                GET: async (_request, response) => {
                    const { contentType, body } = await metrics.text();
                    response.writeHead(200, { 'content-type': contentType });
                    response.end(body);
                },
            },
        ],
    ]);
    const handle = router(routes, { onRefused, onInternalError });
    const server = createServer(
        { keepAliveTimeout: KEEP_ALIVE_MS },
        (request, response) => void handle(request, response),
    );
    server.headersTimeout = HEADERS_TIMEOUT_MS;
    server.requestTimeout = REQUEST_TIMEOUT_MS;
    const operations = webSocketOperations({ schema, contract, documents, fanOut, onRefused, ...access });
    const sockets = openWebSocketEndpoint(server, '/graphql', operations, onInternalError);
    let port = settings.port;
    let sweeping: NodeJS.Timeout | undefined;

    function addresses(): string[] {
        const hosts = settings.host === '0.0.0.0' || settings.host === '::' ? lanAddresses() : [settings.host];
        return hosts.map((host) => `http://${host}:${port}`);
    }

    return {
        documents,
        fanOut,
        addresses,
        async listen() {
            await new Promise<void>((resolve, reject) => {
                server.once('error', reject);
                server.listen(settings.port, settings.host, () => {
                    server.off('error', reject);
                    resolve();
                });
            });
            port = portOf(server.address()) ?? port;
            sweeping = setInterval(() => void core.sweep().catch(onInternalError), SWEEP_INTERVAL_MS);
            sweeping.unref();
            return { port };
        },
        async close() {
            clearInterval(sweeping);
            // What the memory holds ends with the process: the members are told instead of left waiting.
            for (const key of fanOut.groupKeys())
                fanOut.publish(key, dissolveMessage(key, 'The server was stopped, and the group with it.'), 'all');
            fanOut.flush();
            const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
            await sockets.close();
            server.closeAllConnections();
            await stopped;
        },
    };
}

function portOf(address: AddressInfo | string | null): number | null {
    return address === null || typeof address === 'string' ? null : address.port;
}
