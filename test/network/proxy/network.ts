import { createServer, type Server } from 'node:http';
import { Socket, type AddressInfo } from 'node:net';
import { SeededRandom } from '../seeded-random';
import { CLEAR, type NetworkBehaviour } from './behaviour';
import { passRequest } from './requests';
import { tunnelOrRefuse, type Tunnel } from './tunnel';

/** One way to the server: an address of its own, and a behaviour that can change at any moment. */
export class Network {
    public behaviour: NetworkBehaviour = CLEAR;
    private readonly random: SeededRandom;
    private readonly server: Server;
    private readonly tunnels = new Set<Tunnel>();
    private readonly held = new Set<Socket>();

    public constructor(
        public readonly upstreamPort: number,
        seed: number,
    ) {
        this.random = new SeededRandom(seed);
        this.server = createServer((incoming, outgoing) => {
            // A client that gives up while it is served is part of the test.
            passRequest(this, incoming, outgoing).catch(() => incoming.socket.destroy());
        });
        this.server.on('upgrade', (request, socket, head) => {
            if (socket instanceof Socket) tunnelOrRefuse(this, request, socket, head);
        });
    }

    /** Starts to listen; resolves with the port. */
    public async listen(): Promise<number> {
        await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
        const address: AddressInfo | string | null = this.server.address();
        if (address === null || typeof address === 'string') throw new Error('The network has no port.');
        return address.port;
    }

    /** Changes the behaviour; WebSockets that are open stay open. */
    public set(behaviour: NetworkBehaviour): void {
        this.behaviour = behaviour;
        if (behaviour.http.hang > 0) return;
        for (const socket of this.held) socket.destroy();
        this.held.clear();
    }

    /** Cuts every WebSocket that is open. */
    public cutWebSockets(): void {
        for (const tunnel of [...this.tunnels]) tunnel.cut();
    }

    /** N9: every WebSocket that is open goes half-open. */
    public halfOpenWebSockets(): void {
        for (const tunnel of this.tunnels) tunnel.goHalfOpen();
    }

    public async close(): Promise<void> {
        this.cutWebSockets();
        for (const socket of this.held) socket.destroy();
        await new Promise<void>((resolve) => {
            this.server.close(() => resolve());
            this.server.closeAllConnections();
        });
    }

    /** Milliseconds by which something is delayed on its way. */
    public latency(): number {
        const { latencyMs, jitterMs } = this.behaviour.http;
        return latencyMs + jitterMs * this.random.next();
    }

    /** From 0 up to 1, by the network's seed. */
    public chance(): number {
        return this.random.next();
    }

    /** Keeps a connection open without ever answering. */
    public hold(socket: Socket): void {
        socket.on('error', () => undefined);
        socket.once('close', () => this.held.delete(socket));
        this.held.add(socket);
    }

    public opened(tunnel: Tunnel): void {
        this.tunnels.add(tunnel);
    }

    public closed(tunnel: Tunnel): void {
        this.tunnels.delete(tunnel);
    }
}
