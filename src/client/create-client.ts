import { createApolloBackend, httpLink } from './backend/apollo-backend';
import type { Backend } from './backend/backend';
import type { MeshClient } from './client';
import { Domain } from './groups/domain';
import { browserEnvironment, type Environment } from './environment/environment';
import { ownError } from './status/errors';
import { Joiner } from './groups/join';
import { RealMeshClient } from './mesh-client';
import { Reachability } from './backend/reachability';
import { ServerClock, ownClock } from './environment/server-clock';
import { OwnGroup } from './groups/own-group';
import { TrackedBackend } from './backend/tracked-backend';
import { appSyncSource, isAppSync } from './transport/appsync';
import { NO_SIGN, signOfLife, PollingTransport } from './transport/polling';
import type { PushSource } from './transport/transport';
import { webSocketSource } from './transport/websocket';

/** What a host page may set. */
export interface ClientOptions {
    /** The backend's GraphQL address, e.g. `http://localhost:4000/graphql`. Default: `/graphql` of the page's own server. */
    readonly url?: string | undefined;
    /** Asked for by a backend that was started with one; sent as `x-api-key`, never shown. */
    readonly apiKey?: string | undefined;
    /** Where groups are found. Default: the page's `mesh` parameter, the stored one, else derived from the network address. */
    readonly domain?: string | undefined;
    /** Replaces the global fetch. */
    readonly fetch?: typeof fetch | undefined;
    /** Replaces the global WebSocket; null: there is none. */
    readonly WebSocket?: typeof WebSocket | null | undefined;
    /**
     * What the backend speaks over a WebSocket. Default `auto`: `appsync` where the address is AppSync's own, else
     * `graphql-transport-ws`.
     */
    readonly protocol?: 'appsync' | 'graphql-transport-ws' | 'auto' | undefined;
    /** Polls even where a WebSocket would work. Default: the page's `mesh_polling=1` or `force_polling=1`. */
    readonly forcePolling?: boolean | undefined;
}

/** The client that reaches a backend over the network. @throws {MeshClientError} `refused` if the address is invalid */
export function createMeshClient(options: ClientOptions, environment = browserEnvironment(options)): MeshClient {
    const url = checkedUrl(options.url);
    const reachability = new Reachability(url, environment);
    const clock = new ServerClock(environment);
    const onDate = (date: string | null) => clock.noteHeader(date);
    const link = httpLink(url.href, options.apiKey, environment, onDate);
    const backend = createApolloBackend(link, environment, reachability);
    const forced = options.forcePolling ?? isPollingForced(environment);
    const withPush = !forced && environment.WebSocket !== null;
    const source = pushSource(url, options, environment);
    return composeClient(options, { environment, backend, clock, source: withPush ? source : null, server: url.href });
}

/** What a client is composed of. */
export interface ClientParts {
    readonly environment: Environment;
    readonly backend: Backend;
    /** The backend's clock. @default the device's own, as where the backend is inside the page */
    readonly clock?: ServerClock;
    /** Where pushes come from, or null where there are none. */
    readonly source: PushSource | null;
    /** The server's address, or null where the backend is inside the page. */
    readonly server: string | null;
    /** Releases what the backend holds. */
    readonly onDispose?: () => void;
}

/** A client over a backend and, where there is one, a source of pushes. */
export function composeClient(options: ClientOptions, parts: ClientParts): MeshClient {
    const { environment, source, server, onDispose = () => undefined } = parts;
    const backend = new TrackedBackend(parts.backend, environment);
    const clock = parts.clock ?? ownClock(environment);
    const sign = source === null || source.saysWhoListens ? signOfLife(environment) : NO_SIGN;
    return new RealMeshClient({
        environment,
        backend,
        joiner: new Joiner(backend, environment, clock, environment.newId(), source !== null),
        domain: new Domain(options.domain, backend, environment),
        ownGroup: new OwnGroup(environment.page),
        polling: () => new PollingTransport(environment, sign),
        source,
        server,
        onDispose,
    });
}

function pushSource(url: URL, { apiKey, protocol = 'auto' }: ClientOptions, environment: Environment): PushSource {
    return protocol === 'appsync' || (protocol === 'auto' && isAppSync(url))
        ? appSyncSource({ url, apiKey }, environment)
        : webSocketSource({ url: webSocketUrl(url), apiKey }, environment);
}

function isPollingForced({ page }: Environment): boolean {
    return page.parameter('mesh_polling') === '1' || page.parameter('force_polling') === '1';
}

function checkedUrl(url = '/graphql'): URL {
    const base = typeof location === 'undefined' || location.origin === 'null' ? undefined : location.origin;
    const parsed = parseUrl(url, base);
    if (parsed === null || !/^https?:$/.test(parsed.protocol))
        throw ownError(
            'refused',
            'address-wrong',
            'The mesh server\'s address must look like "https://example.org/graphql".',
        );
    return parsed;
}

function parseUrl(url: string, base: string | undefined): URL | null {
    try {
        return new URL(url, base);
    } catch {
        return null;
    }
}

function webSocketUrl(url: URL): string {
    const target = new URL(url);
    target.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return target.href;
}
