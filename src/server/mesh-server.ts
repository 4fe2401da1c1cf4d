import { VERSION } from './version';
import type { GroupKey } from '../core/records';
import { dissolveMessage } from '../core/wire-shapes';
import { executableSchema } from '../wire/executable-schema';
import { apiKeyCheck } from './http/api-key';
import { countedContract } from './graphql/counted-contract';
import { CreationLimit } from './graphql/creation-limit';
import { DocumentCache } from './graphql/document-cache';
import { FanOut } from './fan-out/fan-out';
import { graphqlOverHttp } from './graphql/graphql-over-http';
import { graphqlOverWebSocket } from './websocket/graphql-over-websocket';
import { guardedSchema } from './graphql/guarded-schema';
import { HeldBytes } from './http/held-bytes';
import { httpRouter } from './http/http-router';
import { httpServer } from './http/http-server';
import { ownAddress, type ServerPlace } from './http/lan-addresses';
import { listenOn, stopListening } from './http/listening';
import { logToStandardError, type Log } from './log';
import { Metrics } from './metrics';
import type { EditorFetch } from './pages/editor-fetch';
import { answerMissing } from './pages/html-answer';
import { limitSockets } from './http/open-sockets';
import type { ServerFiles } from './server-files';
import { serverRoutes } from './server-routes';
import type { ServerSettings } from './settings/server-settings';
import type { OpenGroups } from './groups/server-groups';
import { SubscriptionShares } from './fan-out/subscription-shares';
import { Turns } from './http/turns';
import { acceptWebSockets, type WebSockets } from './websocket/web-sockets';

/** How often a listening member is asked for a sign of life before the lists leave it out. At least one is answered. */
const SIGNS_ASKED = 3;
const GRAPHQL_PATH = '/graphql';
const STOP_MESSAGE = 'The server was stopped, and its groups ended. Create a new group when it runs again.';
/** Milliseconds that requests have to finish when the server stops. */
const STOP_GRACE_MS = 1000;

/** Options of a server besides its settings. */
export interface ServerParts {
    /** Receives lines for the operator. @default standard error */
    readonly log?: Log;
    readonly files: ServerFiles;
    readonly editor: EditorFetch;
    readonly openGroups: OpenGroups;
}

/** One server. All state is inside it, and `close` ends everything that `listen` began. */
export interface MeshServer {
    /** Starts it. @throws {ListenError} if it cannot listen on the address */
    listen(): Promise<ServerPlace & { readonly url: string }>;
    /** Notifies the members, closes every connection, and resolves when all are closed, within about a second. */
    close(): Promise<void>;
}

/**
 * Opens the groups and composes them, the schema and the protocols.
 * @throws {SettingsError} if the store of the groups cannot be used
 */
export async function createMeshServer(settings: ServerSettings, parts: ServerParts): Promise<MeshServer> {
    const log = parts.log ?? logToStandardError;
    const metrics: Metrics = new Metrics(
        {
            groups: () => groups.counts().groups,
            members: () => groups.counts().members,
            subscriptions: () => fanOut.subscriptions,
            connections: () => sockets.count,
            documents: () => documents.size,
            bytes: { used: () => groups.bytes.used(), max: settings.store.maxBytes },
            isReachable: () => groups.isReachable(),
        },
        log,
    );
    const fanOut = new FanOut(metrics);
    const onFailure = (thrown: unknown) => metrics.failed(thrown);
    const groups = await parts.openGroups({
        publisher: fanOut,
        onMissed: () => sockets.closeAll('This server missed messages of your group. Connect again.'),
        onFailure,
        log,
    });
    const { core } = groups;
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
        groups,
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
    const route = httpRouter(routes, answerMissing, onFailure);
    const http = httpServer(settings.tls, (request, response) => {
        // The clock of the groups, which may differ from the machine's.
        response.setHeader('date', new Date(groups.now()).toUTCString());
        route(request, response);
    });
    // Behind a proxy all connections come from its address.
    if (!trustProxy) limitSockets(http, () => metrics.refused('LimitExceeded'));
    const shares = new SubscriptionShares();
    const hear = (group: GroupKey, nodeId: string) => void core.hear(group, { nodeId }).catch(onFailure);
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

    return {
        async listen() {
            port = await listenOn(http, settings.host, settings.port);
            groups.begin();
            return { ...place(), url: ownAddress(place()) };
        },

        async close() {
            // Groups that continue are at another server.
            if (!groups.outlivesServer) fanOut.endAll((key) => dissolveMessage(key, 'group-ended', STOP_MESSAGE));
            // Promises send the `complete` messages of subscriptions. These go out before the connections close.
            await new Promise((resolve) => setImmediate(resolve));
            sockets.closeAll('The server was stopped.');
            await stopListening(http, STOP_GRACE_MS);
            await groups.close();
        },
    };
}
