// One WebSocket through the proxy: the upgrade, and then frame after frame as the network's behaviour says.
import { connect, type Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Network } from './network';
import type { WebSocketBehaviour } from './behaviour';
import { DelayedWriter } from './delayed-writer';
import { FrameSplitter, type Frame } from './frames';

const HEAD_END = '\r\n\r\n';

/** Opens a tunnel for an upgrade, or refuses it. */
export function tunnelOrRefuse(network: Network, request: IncomingMessage, client: Socket, head: Buffer): void {
    client.on('error', () => undefined);
    const { webSocket, http } = network.behaviour;
    if (http.block?.kind === 'reset' || webSocket.kind === 'reset') {
        client.resetAndDestroy();
        return;
    }
    const status = http.block !== null ? 403 : webSocket.kind === 'status' ? webSocket.status : null;
    if (status !== null) {
        client.end(`HTTP/1.1 ${status} Refused\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
        return;
    }
    if (webSocket.kind === 'hang') return network.hold(client);
    network.opened(new Tunnel(network, request, client, head));
}

/** A WebSocket that passed the upgrade. */
export class Tunnel {
    private readonly server: Socket;
    private readonly toClient: DelayedWriter;
    private readonly toServer: DelayedWriter;
    private readonly fromServer = new FrameSplitter();
    private readonly fromClient = new FrameSplitter();
    private readonly openedAt = Date.now();
    private answer: Buffer | null = Buffer.alloc(0);
    private passed = 0;
    private halfOpen = false;
    private timer: NodeJS.Timeout | undefined;

    public constructor(
        private readonly network: Network,
        request: IncomingMessage,
        private readonly client: Socket,
        head: Buffer,
    ) {
        this.server = connect(network.upstreamPort, '127.0.0.1');
        this.toClient = new DelayedWriter(client);
        this.toServer = new DelayedWriter(this.server);
        for (const socket of [client, this.server]) {
            socket.setNoDelay(true);
            socket.on('error', () => undefined);
            socket.once('close', () => this.otherSideClosed());
        }
        this.server.write(upgradeHead(request));
        this.server.on('data', (bytes) => this.takeFromServer(bytes));
        client.on('data', (bytes) => this.takeFromClient(bytes));
        if (head.length > 0) this.takeFromClient(head);
        const { webSocket } = network.behaviour;
        if (webSocket.kind === 'close-after') this.timer = setTimeout(() => this.cut(), webSocket.ms);
    }

    /** Cuts both sides without a close frame. */
    public cut(): void {
        this.stop();
        this.client.destroy();
        this.server.destroy();
        this.network.closed(this);
    }

    /** N9: from now on nothing comes through, and nobody is told. */
    public goHalfOpen(): void {
        this.halfOpen = true;
        this.toClient.stop();
        this.toServer.stop();
    }

    private otherSideClosed(): void {
        if (!this.halfOpen) this.cut();
    }

    private stop(): void {
        clearTimeout(this.timer);
        this.toClient.stop();
        this.toServer.stop();
    }

    private takeFromServer(bytes: Buffer): void {
        if (this.halfOpen) return;
        if (this.answer === null) return this.pass(this.fromServer.take(bytes), this.toClient, true);
        this.answer = Buffer.concat([this.answer, bytes]);
        const end = this.answer.indexOf(HEAD_END);
        if (end === -1) return;
        const head = this.answer.subarray(0, end + HEAD_END.length);
        const rest = this.answer.subarray(head.length);
        this.answer = null;
        this.toClient.write(head, Date.now());
        if (rest.length > 0) this.pass(this.fromServer.take(rest), this.toClient, true);
    }

    private takeFromClient(bytes: Buffer): void {
        if (!this.halfOpen) this.pass(this.fromClient.take(bytes), this.toServer, false);
    }

    private pass(frames: readonly Frame[], to: DelayedWriter, fromServer: boolean): void {
        const { webSocket } = this.network.behaviour;
        for (const frame of frames) {
            if (webSocket.kind === 'no-control-frames' && frame.isControl) continue;
            if (webSocket.kind === 'mute' && fromServer) {
                if (this.passed >= webSocket.passFrames) continue;
                this.passed += 1;
            }
            to.write(frame.bytes, Math.max(this.stallEnd(webSocket), Date.now() + this.network.latency()));
        }
    }

    /** When what comes now may pass, or 0. */
    private stallEnd(behaviour: WebSocketBehaviour): number {
        if (behaviour.kind !== 'stall') return 0;
        const period = behaviour.passMs + behaviour.stallMs;
        const phase = (Date.now() - this.openedAt) % period;
        return phase < behaviour.passMs ? 0 : Date.now() + period - phase;
    }
}

function upgradeHead(request: IncomingMessage): string {
    const lines = [`GET ${request.url ?? '/'} HTTP/1.1`];
    for (let index = 0; index < request.rawHeaders.length; index += 2)
        lines.push(`${request.rawHeaders[index]}: ${request.rawHeaders[index + 1]}`);
    return lines.join('\r\n') + HEAD_END;
}
