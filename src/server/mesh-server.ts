import { randomBytes } from 'node:crypto';
import { VERSION } from './version';
import { createMeshCore } from '../core/mesh-core';
import type { GroupKey } from '../core/records';
import { dissolveMessage } from '../core/wire-shapes';
import { executableSchema } from '../wire/executable-schema';
import { apiKeyCheck } from './api-key';
import { countedContract } from './counted-contract';
import { CreationLimit } from './creation-limit';
import { deriveDomain } from '../core/derived-domain';
import { DocumentCache } from './document-cache';
import { FanOut } from './fan-out';
import { graphqlOverHttp } from './graphql-over-http';
import { graphqlOverWebSocket } from './graphql-over-websocket';
import { guardedSchema } from './guarded-schema';
import { HeldBytes } from './held-bytes';
import { httpRouter } from './http-router';
import { httpServer } from './http-server';
import { ownAddress, type ServerPlace } from './lan-addresses';
import { listenOn, stopListening } from './listening';
import { logToStandardError, type Log } from './log';
import { Metrics } from './metrics';
import type { EditorFetch } from './pages/editor-fetch';
import { answerMissing } from './pages/html-answer';
import { limitSockets } from './open-sockets';
import type { ServerFiles } from './server-files';
import { serverRoutes } from './server-routes';
import type { ServerSettings } from './server-settings';
import type { ServerStore } from './server-store';
import { SubscriptionShares } from './subscription-shares';
import { Turns } from './turns';
import { acceptWebSockets, type WebSockets } from './web-sockets';

/** Milliseconds between two sweeps: what has expired is unreadable at once, and told to members within this time. */
const SWEEP_INTERVAL_MS = 4_000;
/** Signs of life for which a member that listens is asked before it is out of the lists: at least one is answered. */
const SIGNS_ASKED = 3;
const GRAPHQL_PATH = '/graphql';
const STOP_MESSAGE = 'The server was stopped, and its groups with it. Make a new group when it runs again.';
/** Milliseconds that requests have to finish when the server stops. */
const STOP_GRACE_MS = 1000;

/** What a server can be given besides its settings. */
export interface ServerParts {
    /** Where lines for whoever runs the server go; standard error where it is not given. */
    readonly log?: Log;
    readonly files: ServerFiles;
    readonly editor: EditorFetch;
    /** Where groups and events are kept. */
    readonly store: ServerStore;
}

/** One server: all state is inside it, and `close` ends everything that `listen` began. */
export interface MeshServer {
    /** Starts it. @throws {ListenError} where the address cannot be had */
    listen(): Promise<ServerPlace & { readonly url: string }>;
    /** Tells the members, closes every connection, and resolves when all are closed: within about a second. */
    close(): Promise<void>;
}

/** Composes the store, the core, the schema and the ways in. */
export function createMeshServer(settings: ServerSettings, parts: ServerParts): MeshServer {
    const { store, counts, bytes, outlivesServer, clock } = parts.store;
    const metrics: Metrics = new Metrics(
        {
            groups: () => counts().groups,
            members: () => counts().members,
            subscriptions: () => fanOut.subscriptions,
            connections: () => sockets.count,
            documents: () => documents.size,
            bytes,
        },
        parts.log ?? logToStandardError,
    );
    const fanOut = new FanOut(metrics);
    const secret = settings.secretKey ?? randomBytes(32).toString('hex');
    const core = createMeshCore({
        store,
        clock,
        publisher: fanOut,
        settings: settings.mesh,
        newId: () => randomBytes(16).toString('hex'),
        deriveDomain: (address) => Promise.resolve(deriveDomain(address, secret)),
    });
    const contract = countedContract(core, metrics);
    const creations = new CreationLimit(() => performance.now());
    const documents = new DocumentCache(guardedSchema(executableSchema(contract), creations));
    const apiKey = apiKeyCheck(settings.apiKey);
    const turns = new Turns();
    const held = new HeldBytes();
    const { observe } = metrics;
    const { trustProxy } = settings;
    const place = (): ServerPlace => ({
        scheme: settings.tls === undefined ? 'http' : 'https',
        host: settings.host,
        port,
    });
    const routes = serverRoutes({
        version: VERSION,
        settings,
        files: parts.files,
        editor: parts.editor,
        metrics,
        place,
        counts,
        graphql: graphqlOverHttp({
            documents,
            apiKey,
            trustProxy,
            errors: metrics,
            observe,
            turns,
            held,
        }),
        graphqlPath: GRAPHQL_PATH,
    });
    const onFailure = (thrown: unknown) => metrics.failed(thrown);
    const route = httpRouter(routes, answerMissing, onFailure);
    const http = httpServer(settings.tls, (request, response) => {
        // The time that groups live by, which the machine's clock may leave.
        response.setHeader('date', new Date(clock.now()).toUTCString());
        route(request, response);
    });
    // Behind a proxy all connections come from its address.
    if (!trustProxy) limitSockets(http, () => metrics.refused('LimitExceeded'));
    const shares = new SubscriptionShares();
    const hear = (group: GroupKey, nodeId: string) => void core.hear(group, nodeId).catch(onFailure);
    const operations = { documents, contract, fanOut, shares, hear, apiKey, errors: metrics, observe };
    const sockets: WebSockets = acceptWebSockets(http, GRAPHQL_PATH, {
        protocol: graphqlOverWebSocket(operations),
        operations,
        turns,
        held,
        trustProxy,
        signIntervalMs: (settings.mesh.memberSilenceSeconds * 1000) / SIGNS_ASKED,
        onDropped: () => metrics.dropped(1),
        onFailure,
    });
    let port = settings.port;
    let sweeper: NodeJS.Timeout | undefined;
    let endWatch = (): void => undefined;

    return {
        async listen() {
            port = await listenOn(http, settings.host, settings.port);
            sweeper = setInterval(() => void core.sweep().catch(onFailure), SWEEP_INTERVAL_MS);
            sweeper.unref();
            endWatch = clock.watch(() => counts().groups === 0);
            return { ...place(), url: ownAddress(place()) };
        },

        async close() {
            clearInterval(sweeper);
            endWatch();
            // Groups that live on are found by polling, at another server.
            if (!outlivesServer) fanOut.endAll((key) => dissolveMessage(key, 'group-ended', STOP_MESSAGE));
            // The subscriptions' `complete` messages are sent by promises: they go before the close.
            await new Promise((resolve) => setImmediate(resolve));
            sockets.closeAll('The server was stopped.');
            await stopListening(http, STOP_GRACE_MS);
        },
    };
}
