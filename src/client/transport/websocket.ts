import { print } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import type { OnMessageExtendedSubscription, OnMessageSubscription } from '../../wire/operations';
import type { Environment } from '../environment/environment';
import type { PushEnd, PushEvents, PushSource } from './transport';
import { Liveness } from './liveness';
import { transportReason } from '../status/transport-reasons';

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
        saysWhoListens: true,
        open(membership, events) {
            let over = false;
            // A connection reports its end through the socket, the subscription, or both: only the first counts.
            const close = (end: PushEnd) => {
                if (over) return;
                over = true;
                events.onClosed(end);
            };
            let client: Client;
            try {
                client = connect(options, environment, membership.nodeId, { ...events, onClosed: close });
            } catch {
                // Policies and extensions replace the browser's WebSocket by one that throws.
                close({ ending: 'forbidden', reason: transportReason('forbidden') });
                return () => undefined;
            }
            const unsubscribe = client.subscribe<Result>(
                {
                    query: print(membership.api.subscription),
                    variables: { groupId: membership.group.id, domain: membership.group.domain },
                },
                {
                    next: ({ data }) => {
                        if (data?.onMessageInGroup) events.onMessage(membership.api.inboundOf(data.onMessageInGroup));
                    },
                    error: (error) => close({ ending: 'closed', reason: reasonOf(error) }),
                    complete: () => close({ ending: 'closed', reason: transportReason('ended') }),
                },
            );
            return () => {
                over = true;
                unsubscribe();
                // It waits for the connection that it closes, which may have failed by then.
                Promise.resolve(client.dispose()).catch(() => undefined);
            };
        },
    };
}

function connect(
    { url, apiKey }: WebSocketOptions,
    environment: Environment,
    nodeId: string,
    events: PushEvents,
): Client {
    const liveness = new Liveness(environment, () => {
        events.onClosed({ ending: 'silent', reason: transportReason('silent') });
        client.terminate();
    });
    const client: Client = createClient({
        url,
        webSocketImpl: environment.WebSocket,
        connectionParams: { nodeId, ...(apiKey !== undefined && { 'x-api-key': apiKey }) },
        // One subscription a connection: with the same id everywhere a server frames a message once for all.
        generateID: () => 'mesh',
        // The connection manager owns all retries: silent ones would hide the failure from the fallback.
        retryAttempts: 0,
        shouldRetry: () => false,
        on: {
            opened: () => events.onStage('acknowledging'),
            connected: (socket) => {
                liveness.watch(socket);
                events.onStage('subscribed');
            },
            message: () => liveness.heard(),
            closed: () => liveness.stop(),
        },
    });
    return client;
}

function reasonOf(error: unknown): string {
    if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'number') {
        const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : '';
        return transportReason('closed', `${error.code}${reason === '' ? '' : `: ${reason}`}`);
    }
    if (Array.isArray(error)) return transportReason('refused');
    if (error instanceof Error) return transportReason('failed', error.message);
    return transportReason('failed');
}
