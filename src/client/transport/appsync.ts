// Pushes over AppSync's own protocol, which differs from graphql-transport-ws.
// https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
import { print } from 'graphql';
import type { Environment, Stop } from '../environment/environment';
import type { Membership } from '../api/membership';
import type { PushedMessage } from '../api/messages';
import { QUIET_AFTER_MS } from '../environment/timing';
import type { PushEnd, PushEvents, PushSource } from './transport';
import { transportReason } from '../status/transport-reasons';

/** Where the GraphQL address is, and with which key. */
export interface AppSyncOptions {
    readonly url: URL;
    readonly apiKey: string | undefined;
}

const SUBPROTOCOL = 'graphql-ws';
/** One subscription a connection. */
const ID = 'mesh';
/** Milliseconds without any message after which a connection counts as dead, where the server does not say. */
const TIMEOUT_DEFAULT_MS = 300_000;
const AWS_HOST = /\.appsync-api\.([\w-]+\.amazonaws\.com(\.cn)?)$/;

/** Whether an address is AppSync's own, by its name. */
export function isAppSync({ hostname }: URL): boolean {
    return AWS_HOST.test(hostname);
}

/** Pushes from an AppSync endpoint, or from a server that speaks its protocol. One connection for each opening. */
export function appSyncSource(options: AppSyncOptions, environment: Environment): PushSource {
    return {
        name: 'websocket',
        saysWhoListens: false,
        open(membership, events) {
            const connection = new AppSyncConnection(options, environment, membership, events);
            return () => connection.stop();
        },
    };
}

/** Where AppSync takes WebSockets: at a name of its own on AWS, else below the GraphQL address. */
export function realtimeUrl(url: URL): string {
    const target = new URL(url);
    target.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    if (isAppSync(url)) target.hostname = url.hostname.replace(AWS_HOST, '.appsync-realtime-api.$1');
    else target.pathname = `${url.pathname.replace(/\/$/, '')}/realtime`;
    return target.href;
}

class AppSyncConnection {
    private readonly authorization: Readonly<Record<string, string>>;
    private socket: WebSocket | null = null;
    private timeoutMs = TIMEOUT_DEFAULT_MS;
    private stopWatch: Stop = () => undefined;
    private stopListening: Stop = () => undefined;
    private over = false;

    public constructor(
        { url, apiKey }: AppSyncOptions,
        private readonly environment: Environment,
        private readonly membership: Membership,
        private readonly events: PushEvents,
    ) {
        this.authorization = { host: url.host, ...(apiKey !== undefined && { 'x-api-key': apiKey }) };
        try {
            if (environment.WebSocket === null) throw new TypeError('There is none.');
            // The key goes in the name of a subprotocol, because addresses end up in logs.
            const header = `header-${base64Url(JSON.stringify(this.authorization))}`;
            this.socket = new environment.WebSocket(realtimeUrl(url), [SUBPROTOCOL, header]);
        } catch {
            this.close({ ending: 'forbidden', reason: transportReason('forbidden') });
            return;
        }
        events.onStage('connecting');
        this.socket.onopen = () => {
            events.onStage('acknowledging');
            this.send({ type: 'connection_init' });
        };
        this.socket.onmessage = ({ data }) => this.take(readMessage(data));
        // The close that follows says all there is to say.
        this.socket.onerror = () => undefined;
        this.socket.onclose = ({ code, reason }) =>
            this.close({ ending: 'closed', reason: transportReason('closed', `${code}${reason && `: ${reason}`}`) });
    }

    public stop(): void {
        this.over = true;
        this.stopWatch();
        this.stopListening();
        this.socket?.close();
    }

    private take(message: unknown): void {
        if (this.over) return;
        this.watch();
        const payload = field(message, 'payload');
        const timeoutMs = field(payload, 'connectionTimeoutMs');
        switch (field(message, 'type')) {
            case 'connection_ack':
                if (typeof timeoutMs === 'number') this.timeoutMs = timeoutMs;
                this.watch();
                this.start();
                return this.events.onStage('subscribed');
            case 'start_ack':
                return this.listen();
            case 'data': {
                this.listen();
                const pushed = field(field(payload, 'data'), 'onMessageInGroup');
                if (isPushed(pushed)) this.events.onMessage(this.membership.api.inboundOf(pushed));
                return;
            }
            case 'complete':
                return this.close({ ending: 'closed', reason: transportReason('ended') });
            case 'error':
            case 'connection_error':
                return this.close({ ending: 'closed', reason: refusal(payload) });
        }
    }

    private start(): void {
        const { group, api } = this.membership;
        const data = JSON.stringify({
            query: print(api.subscription),
            variables: { groupId: group.id, domain: group.domain },
        });
        this.send({ id: ID, type: 'start', payload: { data, extensions: { authorization: this.authorization } } });
    }

    /** Every message, including `ka`, shows that the other side is alive. */
    private watch(): void {
        this.stopWatch();
        this.stopWatch = this.environment.after(this.timeoutMs, () =>
            this.close({ ending: 'silent', reason: transportReason('silent') }),
        );
    }

    /** A `ka` comes only once a minute. By then, events pushed into a dead connection are gone. */
    private listen(): void {
        this.stopListening();
        this.stopListening = this.environment.after(QUIET_AFTER_MS, () => {
            this.events.onQuiet();
            this.listen();
        });
    }

    private close(end: PushEnd): void {
        if (this.over) return;
        this.stop();
        this.events.onClosed(end);
    }

    private send(message: object): void {
        this.socket?.send(JSON.stringify(message));
    }
}

/** What came over the connection; null if it is not JSON. */
function readMessage(data: unknown): unknown {
    try {
        return typeof data === 'string' ? JSON.parse(data) : null;
    } catch {
        return null;
    }
}

/** A field of something that may be anything. */
function field(value: unknown, name: string): unknown {
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Whether it has every payload that the subscription selects, each an object or null. */
function isPushed(value: unknown): value is PushedMessage {
    return ['nodeStatus', 'batchEvent', 'groupDissolve'].every((name) => typeof field(value, name) === 'object');
}

function refusal(payload: unknown): string {
    const error = field(field(payload, 'errors'), '0');
    const detail = field(error, 'errorType') ?? field(error, 'message');
    return transportReason('refused', typeof detail === 'string' ? detail : '');
}

/** As an address and a subprotocol may hold it. */
function base64Url(text: string): string {
    const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('');
    return btoa(bytes).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}
