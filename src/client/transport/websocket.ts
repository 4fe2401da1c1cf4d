import { print } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import {
    OnMessageDocument,
    OnMessageExtendedDocument,
    type OnMessageExtendedSubscription,
    type OnMessageSubscription,
} from '../../wire/operations';
import type { Environment, Stop } from '../environment';
import { LIVENESS_INTERVAL_MS, LIVENESS_MISSES } from '../timing';
import type { PushSource } from './push-source';

/** Where the WebSocket goes and with which key. */
export interface WebSocketOptions {
    readonly url: string;
    readonly apiKey: string | undefined;
}

type Result = OnMessageSubscription | OnMessageExtendedSubscription;

/** Pushes over a WebSocket that speaks graphql-transport-ws (docs/protocol.md). One connection for each opening. */
export function webSocketSource(options: WebSocketOptions, environment: Environment): PushSource {
    return {
        name: 'websocket',
        open(membership, events) {
            let over = false;
            // A connection reports its end through the socket, the subscription, or both: the first is told.
            const close = (reason: string) => {
                if (over) return;
                over = true;
                events.onClosed(reason);
            };
            const client = connected(options, environment, () => events.onAcknowledged());
            if (client === null) {
                close('This browser forbids WebSockets.');
                return () => undefined;
            }
            const { extended } = membership.capabilities;
            const unsubscribe = client.subscribe<Result>(
                {
                    query: print(extended ? OnMessageExtendedDocument : OnMessageDocument),
                    variables: { groupId: membership.group.id, domain: membership.group.domain },
                },
                {
                    next: ({ data }) => {
                        if (!over && data?.onMessageInGroup) events.onMessage(data.onMessageInGroup);
                    },
                    error: (error) => close(reasonOf(error)),
                    complete: () => close('The server ended the subscription.'),
                },
            );
            return () => {
                over = true;
                unsubscribe();
                void client.dispose();
            };
        },
    };
}

/** The connection, or null where the browser's WebSocket is none: policies and extensions replace it. */
function connected(options: WebSocketOptions, environment: Environment, onAcknowledged: () => void): Client | null {
    try {
        return connect(options, environment, onAcknowledged);
    } catch {
        return null;
    }
}

function connect({ url, apiKey }: WebSocketOptions, environment: Environment, onAcknowledged: () => void): Client {
    const liveness = new Liveness(environment, () => client.terminate());
    const client: Client = createClient({
        url,
        webSocketImpl: environment.WebSocket,
        connectionParams: apiKey === undefined ? {} : { 'x-api-key': apiKey },
        // One subscription a connection: with the same id everywhere a server frames a message once for all.
        generateID: () => 'mesh',
        // The connection manager owns all retries: silent ones would hide the failure from the fallback.
        retryAttempts: 0,
        shouldRetry: () => false,
        on: {
            connected: (socket) => {
                liveness.watch(socket);
                onAcknowledged();
            },
            message: () => liveness.heard(),
            closed: () => liveness.stop(),
        },
    });
    return client;
}

/**
 * Ends a socket that has died without closing. Pings are messages of the protocol in text frames: antivirus software
 * that drops the WebSocket's own control frames is no reason to give the socket up.
 */
class Liveness {
    private unanswered = 0;
    private stopTimer: Stop = () => undefined;

    public constructor(
        private readonly environment: Environment,
        private readonly onDead: () => void,
    ) {}

    /** Begins to ping `socket`. */
    public watch(socket: unknown): void {
        this.stopTimer = this.environment.after(LIVENESS_INTERVAL_MS, () => {
            if (this.unanswered >= LIVENESS_MISSES) return this.onDead();
            this.unanswered += 1;
            if (canSend(socket)) socket.send(JSON.stringify({ type: 'ping' }));
            this.watch(socket);
        });
    }

    /** Any message proves that the socket lives. */
    public heard(): void {
        this.unanswered = 0;
    }

    public stop(): void {
        this.stopTimer();
    }
}

function canSend(socket: unknown): socket is { send(text: string): void } {
    return typeof socket === 'object' && socket !== null && 'send' in socket && typeof socket.send === 'function';
}

function reasonOf(error: unknown): string {
    if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number') {
        const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : '';
        return `The WebSocket closed (${error.code}${reason === '' ? '' : `: ${reason}`}).`;
    }
    if (Array.isArray(error)) return 'The server refused the subscription.';
    if (error instanceof Error) return `The WebSocket failed: ${error.message}`;
    return 'The WebSocket could not be opened.';
}
