import { MessageType, createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { MeshSettings } from '../../src/core/settings';
import { startServer } from '../server-process';
import type { Answer, Backend, Collector } from './backend';

/** `hostHeartbeatTtlSeconds` is `MESH_HOST_HEARTBEAT_TTL_SECONDS` in the environment. */
function environmentOf(settings: Partial<MeshSettings>): Record<string, string> {
    return Object.fromEntries(
        Object.entries(settings).map(([name, value]) => [
            `MESH_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
            String(value),
        ]),
    );
}

/** Starts a server process on a free port and resolves once it listens. */
export async function startServerProcess(
    settings: Partial<MeshSettings>,
    args: readonly string[] = [],
): Promise<Backend> {
    const server = await startServer(environmentOf(settings), args);
    const { origin } = new URL(server.url);
    const sockets = new Set<WebSocket>();
    let acknowledge = () => undefined;
    const connected = new Promise<undefined>((resolve) => {
        acknowledge = () => void resolve(undefined);
    });
    const client = createClient({
        url: `${origin.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        // Kept open between subscriptions: one that is refused must not take the others' connection with it.
        lazy: false,
        retryAttempts: 0,
        on: {
            connected: () => acknowledge(),
            opened(socket) {
                if (socket instanceof WebSocket) sockets.add(socket);
            },
            message: (message) => {
                if (message.type === MessageType.Pong) for (const heard of pongs.splice(0)) heard();
            },
        },
    });
    const pongs: (() => void)[] = [];
    /** What was sent before has been taken once the server answers this. */
    const roundTrip = () =>
        new Promise<void>((resolve) => {
            pongs.push(resolve);
            for (const socket of sockets) if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
        });

    return {
        async execute(query, variables = {}) {
            const response = await fetch(`${origin}/graphql`, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ query, variables }),
            });
            const answer: Answer = await response.json();
            return answer;
        },
        async subscribe(query, variables) {
            const collector = collect(client, query, variables);
            await connected;
            await roundTrip();
            await roundTrip();
            return collector;
        },
        async stop() {
            await client.dispose();
            await server.stop();
        },
    };
}

function collect(client: Client, query: string, variables: Record<string, unknown>): Collector {
    const messages: Answer[] = [];
    let ended = false;
    const end = () => {
        ended = true;
    };
    const stop = client.subscribe(
        { query, variables },
        {
            next: (answer) => messages.push(answer),
            // A refused subscription is answered with the list of its errors.
            error: (errors) => {
                messages.push({ errors });
                end();
            },
            complete: end,
        },
    );
    return {
        messages,
        get ended() {
            return ended;
        },
        stop,
    };
}
