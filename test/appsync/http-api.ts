// The API over HTTP and over AppSync's realtime protocol, as deployed clients speak them.
import { createServer as createPlainServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { WebSocketServer, type WebSocket } from 'ws';
import { appSyncHeader, APPSYNC_PROTOCOL, keyIn } from '../../src/server/websocket/appsync-header';
import { at } from '../conformance/backend';
import type { Api, ApiAnswer, ApiRequest } from './api';

/** Where it listens, and which key it takes. */
export interface HttpApiOptions {
    readonly apiKey: string;
    readonly port?: number;
    /** PEM texts; without them it speaks plain HTTP. */
    readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

/** AppSync's own numbers: a `ka` a minute, and a connection that is silent for five is dead. */
const KEEP_ALIVE_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 300_000;
const BODY_MAX_BYTES = 1024 * 1024;
const CORS = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-max-age': '7200',
};

/** A listening API. */
export class HttpApi {
    /** Milliseconds for which WebSockets were connected, all together; those that still are up to now. */
    private connectedMs = 0;
    private readonly since = new Map<WebSocket, number>();
    /** Requests, connections and subscriptions that came with a wrong key. */
    public refused = 0;

    private constructor(
        private readonly api: Api,
        private readonly options: HttpApiOptions,
        private readonly server: Server,
        private readonly sockets: WebSocketServer,
    ) {}

    public static async listen(api: () => Api, options: HttpApiOptions): Promise<{ port: number; begin(): HttpApi }> {
        let http: HttpApi | null = null;
        const answer = (request: IncomingMessage, response: ServerResponse): void =>
            void http?.answer(request, response);
        const server = options.tls === undefined ? createPlainServer(answer) : createTlsServer(options.tls, answer);
        const sockets = new WebSocketServer({
            noServer: true,
            handleProtocols: (offered) => (offered.has(APPSYNC_PROTOCOL) ? APPSYNC_PROTOCOL : false),
        });
        server.on('upgrade', (request, socket, head) => {
            if (!/\/graphql\/realtime(\?|$)/.test(request.url ?? '')) {
                socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
                return;
            }
            sockets.handleUpgrade(request, socket, head, (opened) => http?.open(opened, request));
        });
        await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
        const address = server.address();
        if (address === null || typeof address === 'string') throw new Error('The API has no port.');
        return {
            port: address.port,
            begin: () => (http = new HttpApi(api(), options, server, sockets)),
        };
    }

    /** Minutes for which WebSockets were connected. */
    public get connectionMinutes(): number {
        let ms = this.connectedMs;
        for (const since of this.since.values()) ms += Date.now() - since;
        return ms / 60_000;
    }

    public async stop(): Promise<void> {
        for (const socket of this.sockets.clients) socket.terminate();
        this.server.closeAllConnections();
        await new Promise((resolve) => this.server.close(resolve));
    }

    private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        if (request.method === 'OPTIONS') return void response.writeHead(200, CORS).end();
        const reply = (status: number, answer: ApiAnswer): void => {
            response.writeHead(status, { ...CORS, 'content-type': 'application/json;charset=UTF-8' });
            response.end(JSON.stringify(answer));
        };
        const isSigned = (request.headers.authorization ?? '').startsWith('AWS4-HMAC-SHA256 ');
        if (request.method !== 'POST' || request.url !== '/graphql') return reply(404, error('NotFound', 'Not found.'));
        if (!isSigned && request.headers['x-api-key'] !== this.options.apiKey)
            return (
                this.refuse(),
                reply(401, error('UnauthorizedException', 'You are not authorized to make this call.'))
            );
        const body = await bodyOf(request);
        const query = at(body, 'query');
        if (typeof query !== 'string') return reply(400, error('MalformedHttpRequestException', 'There is no query.'));
        const headers = { 'x-forwarded-for': request.socket.remoteAddress ?? '' };
        reply(200, await this.api.run({ query, variables: variablesOf(body), headers, isSigned }));
    }

    private refuse(): void {
        this.refused += 1;
    }

    private open(socket: WebSocket, request: IncomingMessage): void {
        const say = (message: object): void => socket.send(JSON.stringify(message));
        const header = appSyncHeader(request);
        const refuse = (errorType: string, errorCode: number): void => {
            say({ type: 'connection_error', payload: { errors: [{ errorType, errorCode }] } });
            socket.close();
        };
        if (header.kind === 'malformed') return refuse('BadRequestException', 400);
        if (header.key !== this.options.apiKey) return (this.refuse(), refuse('UnauthorizedException', 401));
        this.since.set(socket, Date.now());
        const keepAlive = setInterval(() => say({ type: 'ka' }), KEEP_ALIVE_MS);
        const running = new Map<string, () => void>();
        socket.on('error', () => undefined);
        socket.on('close', () => {
            clearInterval(keepAlive);
            for (const stop of running.values()) stop();
            this.connectedMs += Date.now() - (this.since.get(socket) ?? Date.now());
            this.since.delete(socket);
        });
        let isAcknowledged = false;
        socket.on('message', (data: Buffer) => {
            const message = jsonOf(data.toString('utf8'));
            const id = textAt(message, 'id');
            switch (at(message, 'type')) {
                case 'connection_init':
                    isAcknowledged = true;
                    say({ type: 'connection_ack', payload: { connectionTimeoutMs: CONNECTION_TIMEOUT_MS } });
                    return say({ type: 'ka' });
                case 'start':
                    if (!isAcknowledged) return refuse('BadRequestException', 400);
                    return void this.start(socket, id, message, running);
                case 'stop':
                    running.get(id)?.();
                    running.delete(id);
                    return say({ type: 'complete', id });
                default:
                    return say({ type: 'error', id, payload: error('UnsupportedOperation', 'unknown message type') });
            }
        });
    }

    private async start(
        socket: WebSocket,
        id: string,
        message: unknown,
        running: Map<string, () => void>,
    ): Promise<void> {
        const say = (answer: object): void => socket.send(JSON.stringify(answer));
        if (keyIn(at(message, 'payload', 'extensions', 'authorization')) !== this.options.apiKey)
            return (
                this.refuse(),
                say({ type: 'error', id, payload: error('UnauthorizedException', 'You are not authorized.') })
            );
        const data = jsonOf(textAt(message, 'payload', 'data'));
        const request: ApiRequest = {
            query: textAt(data, 'query'),
            variables: variablesOf(data),
            headers: {},
            isSigned: false,
        };
        const subscribed = await this.api.subscribe(request, {
            send: (payload) => say({ type: 'data', id, payload }),
            end: () => {
                running.delete(id);
                say({ type: 'complete', id });
            },
        });
        if (typeof subscribed !== 'function') return say({ type: 'error', id, payload: { errors: subscribed.errors } });
        running.set(id, subscribed);
        say({ type: 'start_ack', id });
    }
}

function error(errorType: string, message: string): ApiAnswer {
    return { errors: [{ errorType, message }] };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request) {
        if (!(chunk instanceof Buffer)) continue;
        bytes += chunk.length;
        if (bytes > BODY_MAX_BYTES) return null;
        chunks.push(chunk);
    }
    return jsonOf(Buffer.concat(chunks).toString('utf8'));
}

function jsonOf(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

function textAt(value: unknown, ...path: readonly string[]): string {
    const found = at(value, ...path);
    return typeof found === 'string' ? found : '';
}

function variablesOf(body: unknown): Record<string, unknown> {
    const variables = at(body, 'variables');
    return typeof variables === 'object' && variables !== null ? { ...variables } : {};
}
