import type { DocumentNode } from 'graphql';
import { print } from 'graphql';
import { WebSocket } from 'ws';
import type { WireError } from '../../src/wire/errors';
import { until } from '../until';

/** An answer over HTTP. */
export interface Answer {
    readonly status: number;
    readonly data: Readonly<Record<string, unknown>> | null | undefined;
    readonly errors: readonly WireError[];
    readonly headers: Headers;
}

/** Sends a request as any client would. A text is sent as it is. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const { data, errors }: Pick<Answer, 'data' | 'errors'> = JSON.parse(await response.text());
    return { status: response.status, data, errors: errors ?? [], headers: response.headers };
}

/** Runs an operation of the contract. */
export function run(
    url: string,
    document: DocumentNode | string,
    variables: object = {},
    headers = {},
): Promise<Answer> {
    const query = typeof document === 'string' ? document : print(document);
    return post(url, { query, variables }, headers);
}

/** A message of graphql-transport-ws. */
export interface ProtocolMessage {
    readonly type: string;
    readonly id?: string;
    readonly payload?: unknown;
}

/** A WebSocket that speaks the protocol by hand, so that a test sees every message and close. */
export class ProtocolClient {
    public readonly messages: ProtocolMessage[] = [];
    public closed: { readonly code: number; readonly reason: string } | undefined;
    public readonly socket: WebSocket;

    public constructor(
        url: string,
        protocols: string | string[] = 'graphql-transport-ws',
        headers = {},
        path = '/graphql',
    ) {
        this.socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, protocols, { headers });
        this.socket.on('message', (data: Buffer) => {
            const message: ProtocolMessage = JSON.parse(data.toString('utf8'));
            this.messages.push(message);
        });
        this.socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString('utf8') }));
        this.socket.on('error', () => undefined);
    }

    /** Connects and initialises. */
    public static async connect(url: string, payload?: object): Promise<ProtocolClient> {
        const client = new ProtocolClient(url);
        await client.open();
        client.send({ type: 'connection_init', ...(payload && { payload }) });
        await client.next('connection_ack');
        return client;
    }

    /** Waits for the handshake. */
    public async open(): Promise<void> {
        await until('the WebSocket is open', () => this.socket.readyState === WebSocket.OPEN);
    }

    public send(message: object): void {
        this.socket.send(JSON.stringify(message));
    }

    /** Subscribes to a group; the subscription is there once the server has answered a ping that was sent after it. */
    public async subscribe(id: string, document: DocumentNode | string, variables: object): Promise<void> {
        const query = typeof document === 'string' ? document : print(document);
        this.send({ id, type: 'subscribe', payload: { query, variables } });
        this.send({ type: 'ping' });
        await this.next('pong');
    }

    /** Waits for the first message of a type that has not been taken, and takes it. */
    public async next(type: string): Promise<ProtocolMessage> {
        return until(`a ${type} arrives`, () => {
            const index = this.messages.findIndex((message) => message.type === type);
            return index === -1 ? undefined : this.messages.splice(index, 1)[0];
        });
    }

    /** Waits for the close. */
    public end(): Promise<{ readonly code: number; readonly reason: string }> {
        return until('the WebSocket closes', () => this.closed);
    }

    public close(): void {
        this.socket.terminate();
    }
}
