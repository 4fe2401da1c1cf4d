// AppSync's own protocol over a WebSocket, for its deployed clients. It has only subscriptions.
// https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
import { OperationTypeNode } from 'graphql';
import { MeshError } from '../../wire/errors';
import type { MessageQueue } from '../../wire/message-queue';
import { wireError } from '../../wire/wire-result';
import { keyRefusal } from '../http/api-key';
import { keyIn, type AppSyncHeader } from './appsync-header';
import { WAITING_MAX_BYTES } from '../fan-out/channel';
import { OPERATION_ID_MAX_LENGTH } from './client-message';
import type { Connection, Liveness } from './connection';
import { graphqlRequest, isRecord, parseGraphqlRequest } from '../graphql/graphql-request';
import type { WebSocketParts } from './graphql-over-websocket';
import { dataStart } from '../fan-out/push-frames';
import { startSubscription } from './start-subscription';

/** Milliseconds without any message, including `ka`, after which a client treats the connection as dead. */
const CONNECTION_TIMEOUT_MS = 60_000;
/** Milliseconds within which a connection must send `connection_init`. */
const INIT_TIMEOUT_MS = 3_000;
const CLOSE_NORMAL = 1000;
const CLOSE_INIT_TIMEOUT = 4408;

/**
 * An AppSync client sends nothing after it has subscribed. So the server only shows it that the server is alive, and
 * never asks.
 */
export const APPSYNC_LIVENESS: Liveness = {
    message: '{"type":"ka"}',
    silentChecks: 0,
    deadChecks: Number.POSITIVE_INFINITY,
};

/** AppSync's names and numbers for a refused connection. */
const REFUSED = {
    Unauthorized: { errorType: 'UnauthorizedException', errorCode: 401 },
    BadRequest: { errorType: 'BadRequestException', errorCode: 400 },
} as const;

/** One client's side of the protocol. */
export class AppSyncSession {
    private readonly subscriptions = new Map<string, MessageQueue<never>>();
    private readonly initTimer: NodeJS.Timeout;
    private isAcknowledged = false;
    private isClosed = false;

    public constructor(
        private readonly parts: WebSocketParts,
        private readonly connection: Connection,
        private readonly header: AppSyncHeader,
    ) {
        this.initTimer = setTimeout(
            () => connection.close(CLOSE_INIT_TIMEOUT, 'connection_init did not come in time.'),
            INIT_TIMEOUT_MS,
        );
        this.initTimer.unref();
    }

    /** Handles one message. Rejects after an unexpected failure. */
    public async take(text: string): Promise<void> {
        const message = parsed(text);
        if (message === null) return this.refuseConnection('BadRequest', 'A message must be a JSON object.');
        const { type, id, payload } = message;
        if (type === 'connection_init') return this.initialise();
        if (type !== 'start' && type !== 'stop') return this.refuse(id, unknownType(type));
        if (typeof id !== 'string' || id === '' || id.length > OPERATION_ID_MAX_LENGTH)
            return this.refuse(
                undefined,
                new MeshError('BadRequest', `id must be a text of 1 to ${OPERATION_ID_MAX_LENGTH} characters.`),
            );
        if (type === 'stop') return this.stop(id);
        try {
            await this.start(id, payload);
        } catch (thrown) {
            this.refuse(id, thrown);
        }
    }

    /** The connection has closed. */
    public close(): void {
        this.isClosed = true;
        clearTimeout(this.initTimer);
        for (const subscription of this.subscriptions.values()) subscription.end();
        this.subscriptions.clear();
    }

    private initialise(): void {
        clearTimeout(this.initTimer);
        const { header } = this;
        if (header.kind === 'malformed') return this.refuseConnection('BadRequest', header.problem);
        if (!this.connection.admitted && !this.parts.apiKey.admits(header.key))
            return this.refuseConnection('Unauthorized', keyRefusal(header.key).message);
        this.isAcknowledged = true;
        this.send({ type: 'connection_ack', payload: { connectionTimeoutMs: CONNECTION_TIMEOUT_MS } });
        // A client's own timer starts with the first of them.
        this.connection.send(APPSYNC_LIVENESS.message);
    }

    private async start(id: string, payload: unknown): Promise<void> {
        if (!this.isAcknowledged)
            throw new MeshError('BadRequest', 'start came before connection_init: initialise the connection first.');
        if (this.subscriptions.has(id)) throw new MeshError('BadRequest', `id "${id}" is in use on this connection.`);
        const { data, extensions } = record(payload);
        const key = keyIn(record(extensions)['authorization']);
        if (!this.parts.apiKey.admits(key)) throw keyRefusal(key);
        const request = typeof data === 'string' ? parseGraphqlRequest(data) : graphqlRequest(data);
        const operation = this.parts.documents.operation(request.query, request.operationName);
        if (operation.kind !== OperationTypeNode.SUBSCRIPTION)
            throw new MeshError('BadRequest', 'Only subscriptions come over this connection; send the rest by HTTP.');
        // Pushed messages wait until the client knows that its subscription started.
        const held: Buffer[] = [];
        let write = (frames: Buffer): unknown => held.push(frames);
        const subscription = await startSubscription(
            this.parts,
            this.connection,
            dataStart(id),
            (frames) => void write(frames),
            { operation, variables: request.variables },
        );
        if (this.isClosed) return subscription.end();
        this.subscriptions.set(id, subscription);
        this.send({ type: 'start_ack', id });
        for (const frames of held) this.connection.write(frames);
        write = (frames) => this.connection.write(frames);
        void this.tellEnd(id, subscription);
    }

    private stop(id: string): void {
        const subscription = this.subscriptions.get(id);
        this.subscriptions.delete(id);
        subscription?.end();
        this.send({ type: 'complete', id });
    }

    private async tellEnd(id: string, subscription: MessageQueue<never>): Promise<void> {
        await subscription.next();
        if (!this.subscriptions.delete(id)) return;
        this.send({ type: 'complete', id });
    }

    private refuse(id: unknown, thrown: unknown): void {
        const error = wireError(thrown instanceof Error ? thrown : new Error(String(thrown)), this.parts.errors);
        this.send({ type: 'error', ...(typeof id === 'string' && { id }), payload: { errors: [error] } });
    }

    private refuseConnection(kind: keyof typeof REFUSED, message: string): void {
        this.parts.errors.refused(kind);
        this.send({ type: 'connection_error', payload: { errors: [{ ...REFUSED[kind], message }] } });
        this.connection.close(CLOSE_NORMAL, kind);
    }

    private send(message: object): void {
        const { waitingBytes } = this.connection;
        // A client that sends requests but does not read the answers is cut like a slow subscriber.
        if (waitingBytes > WAITING_MAX_BYTES) this.connection.dropSlow(waitingBytes);
        else this.connection.send(JSON.stringify(message));
    }
}

function parsed(text: string): Readonly<Record<string, unknown>> | null {
    try {
        const message: unknown = JSON.parse(text);
        return isRecord(message) ? message : null;
    } catch {
        return null;
    }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
    return isRecord(value) ? value : {};
}

function unknownType(type: unknown): MeshError {
    const given = typeof type === 'string' ? `"${type.slice(0, 40)}"` : 'missing';
    return new MeshError('BadRequest', `type must be connection_init, start or stop; it is ${given}.`);
}
