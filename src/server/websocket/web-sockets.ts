import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { CloseCode, handleProtocols, type Server } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { answersUnderWay } from './answers-under-way';
import { API_KEY_NAME } from '../http/api-key';
import { APPSYNC_PROTOCOL, appSyncHeader } from './appsync-header';
import { APPSYNC_LIVENESS, AppSyncSession } from './appsync-realtime';
import { callerAddress } from '../http/caller-address';
import { WAITING_MAX_BYTES } from '../fan-out/channel';
import { messageProblem } from './client-message';
import { Connection, type Liveness } from './connection';
import type { WebSocketParts } from './graphql-over-websocket';
import type { HeldBytes } from '../http/held-bytes';
import { pathOf } from '../http/http-router';
import { IncomingBytes } from './incoming-bytes';
import { checkJsonShape } from '../graphql/json-shape';
import { BODY_MAX_BYTES } from '../http/request-body';
import type { Turns } from '../http/turns';
import { UnreadRequestError } from '../graphql/unread-request';
import { asksForWebSocket, serveWithoutUpgrade } from './without-upgrade';

/** Milliseconds between two liveness checks. Clients expect a sign of life at least as often. */
const LIVENESS_INTERVAL_MS = 15_000;
/**
 * A message slightly over the limit is still read, so that its sender learns the limit. Beyond that, ws closes the
 * connection.
 */
const HARD_MAX_BYTES = 2 * BODY_MAX_BYTES;
/** Milliseconds that a client has to answer a close before its connection is cut. */
const CLOSE_TIMEOUT_MS = 1_000;
const CLOSE_TOO_LARGE = 1009;
const CLOSE_INTERNAL_ERROR = 1011;
const CLOSE_GOING_AWAY = 1001;

/** Below the GraphQL address: the address at which AppSync's clients subscribe. */
const APPSYNC_PATH = '/realtime';

/** A client of graphql-transport-ws answers a `ping`. A silent client gets one, and is cut if it stays silent. */
const ASKING: Liveness = { message: '{"type":"ping"}', silentChecks: 1, deadChecks: 3 };

/** The dependencies of accepting WebSockets. */
export interface WebSocketServerParts {
    readonly protocol: Server<Connection>;
    /** The dependencies of operations in any protocol. */
    readonly operations: WebSocketParts;
    readonly turns: Turns;
    readonly held: HeldBytes;
    readonly trustProxy: boolean;
    /** Milliseconds after which a silent listening member is asked for a sign of life. */
    readonly signIntervalMs: number;
    /** Connections that were cut because they did not read. */
    readonly onDropped: () => void;
    /** An unexpected failure. */
    readonly onFailure: (thrown: unknown) => void;
}

/** The open WebSockets of a server. */
export interface WebSockets {
    /** How many there are. */
    readonly count: number;
    /** Closes all of them with 1001 and this reason. */
    closeAll(reason: string): void;
}

/**
 * Accepts WebSockets at `path`, and those of AppSync's clients below it. Refuses an upgrade at any other address with a
 * 404.
 */
export function acceptWebSockets(http: HttpServer, path: string, parts: WebSocketServerParts): WebSockets {
    const connections = new Set<Connection>();
    const options = {
        noServer: true,
        maxPayload: HARD_MAX_BYTES,
        // Frames are made once for all subscribers, so none may be compressed.
        perMessageDeflate: false,
        clientTracking: false,
        closeTimeout: CLOSE_TIMEOUT_MS,
    };
    const own = new WebSocketServer({ ...options, handleProtocols });
    const appSync = new WebSocketServer({
        ...options,
        handleProtocols: (offered) => (offered.has(APPSYNC_PROTOCOL) ? APPSYNC_PROTOCOL : false),
    });
    const isAnswering = answersUnderWay(http);
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        // Node passes the connection on in the middle of the answer, which could then not be ended.
        if (isAnswering(socket)) return void socket.destroy();
        if (!asksForWebSocket(request)) return serveWithoutUpgrade(http, request, socket, head);
        socket.on('error', () => undefined);
        const asked = pathOf(request.url);
        const isAppSync = asked === path + APPSYNC_PATH;
        if (asked !== path && !isAppSync) return refuseUpgrade(socket, path);
        (isAppSync ? appSync : own).handleUpgrade(request, socket, head, (webSocket) => {
            const address = callerAddress(request, parts.trustProxy);
            const admitted = parts.operations.apiKey.admits(request.headers[API_KEY_NAME]);
            const liveness = isAppSync ? APPSYNC_LIVENESS : ASKING;
            const connection = new Connection(webSocket, socket, address, admitted, liveness);
            connections.add(connection);
            webSocket.once('close', () => connections.delete(connection));
            // The network or the client causes such errors. The close that follows is enough.
            webSocket.on('error', () => undefined);
            const incoming = new IncomingBytes(parts.held, connection, socket);
            if (isAppSync) speakAppSync(webSocket, connection, incoming, request, parts);
            else speak(webSocket, connection, incoming, parts);
        });
    });
    const timers = [
        setInterval(() => {
            for (const connection of connections) connection.checkLiveness();
        }, LIVENESS_INTERVAL_MS),
        setInterval(() => {
            for (const connection of connections) connection.askForSign();
        }, parts.signIntervalMs),
    ];
    for (const timer of timers) timer.unref();
    http.once('close', () => timers.forEach(clearInterval));
    return {
        get count() {
            return connections.size;
        },
        closeAll(reason) {
            for (const connection of connections) connection.close(CLOSE_GOING_AWAY, reason);
        },
    };
}

function speak(
    webSocket: WebSocket,
    connection: Connection,
    incoming: IncomingBytes,
    parts: WebSocketServerParts,
): void {
    const closed = parts.protocol.opened(
        {
            protocol: webSocket.protocol,
            send: (message) => {
                // A client that sends requests but does not read the answers is cut like a slow subscriber.
                if (connection.waitingBytes <= WAITING_MAX_BYTES) connection.send(message);
                else if (connection.dropSlow(connection.waitingBytes)) parts.onDropped();
            },
            close: (code, reason) => connection.close(code ?? CLOSE_GOING_AWAY, reason ?? ''),
            onMessage: (take) =>
                hear(webSocket, connection, incoming, parts, async (text) => {
                    const problem = messageProblem(text);
                    if (problem === null) await connection.untilSubscribed(() => take(text));
                    else connection.close(CloseCode.BadRequest, problem);
                }),
        },
        connection,
    );
    webSocket.once('close', (code, reason) => {
        Promise.resolve(closed(code, reason.toString('utf8'))).catch(parts.onFailure);
    });
}

function speakAppSync(
    webSocket: WebSocket,
    connection: Connection,
    incoming: IncomingBytes,
    request: IncomingMessage,
    parts: WebSocketServerParts,
): void {
    const session = new AppSyncSession(parts.operations, connection, appSyncHeader(request));
    hear(webSocket, connection, incoming, parts, (text) => session.take(text));
    webSocket.once('close', () => session.close());
}

function hear(
    webSocket: WebSocket,
    connection: Connection,
    incoming: IncomingBytes,
    parts: WebSocketServerParts,
    take: (text: string) => Promise<void>,
): void {
    webSocket.on('message', (data: Buffer) => {
        connection.heard();
        const holding = incoming.ofMessage();
        if (data.length > BODY_MAX_BYTES) {
            const reason = `A message is limited to ${BODY_MAX_BYTES} bytes; this one has ${data.length}.`;
            holding.giveBack();
            return connection.close(CLOSE_TOO_LARGE, reason);
        }
        // While a message waits, the connection reads no more; otherwise its messages would pile up here.
        const waits = parts.turns.areTaken;
        if (waits) webSocket.pause();
        const taken = parts.turns.run({ address: connection.address, connection }, () =>
            measured(data.toString('utf8'), take),
        );
        taken
            .catch((thrown: unknown) => {
                if (thrown instanceof UnreadRequestError) return connection.close(CloseCode.BadRequest, thrown.message);
                parts.onFailure(thrown);
                connection.close(CLOSE_INTERNAL_ERROR, 'Internal server error');
            })
            .finally(() => {
                holding.giveBack();
                if (waits) webSocket.resume();
            });
    });
}

/** Accepts a message whose JSON is small enough to parse. */
async function measured(text: string, take: (text: string) => Promise<void>): Promise<void> {
    checkJsonShape(text);
    await take(text);
}

function refuseUpgrade(socket: Duplex, path: string): void {
    const text = `This address has no WebSocket; use ${path}.`;
    socket.end(
        `HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-type: text/plain; charset=utf-8\r\n` +
            `content-length: ${text.length}\r\n\r\n${text}`,
    );
}
