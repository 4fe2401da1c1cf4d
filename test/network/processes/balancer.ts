// What stands in front of several servers: each connection goes to the next one that takes it. Nobody sticks to a server.
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A balancer on a free port of the loopback. */
export class Balancer {
    private turn = 0;
    private readonly open = new Set<Socket>();

    private constructor(
        private readonly server: Server,
        public readonly port: number,
    ) {}

    /** Starts one. `portsOf` names the servers' ports, those that are down among them. */
    public static async start(portsOf: () => readonly number[]): Promise<Balancer> {
        const server = createServer((client) => void balancer.carry(client, portsOf()));
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address: AddressInfo | string | null = server.address();
        if (address === null || typeof address === 'string') throw new Error('The balancer has no port.');
        const balancer = new Balancer(server, address.port);
        return balancer;
    }

    public async close(): Promise<void> {
        for (const socket of this.open) socket.destroy();
        await new Promise((resolve) => this.server.close(resolve));
    }

    private async carry(client: Socket, ports: readonly number[]): Promise<void> {
        this.hold(client);
        this.turn += 1;
        for (let tried = 0; tried < ports.length; tried += 1) {
            const port = ports[(this.turn + tried) % ports.length];
            const upstream = port === undefined ? null : await connected(port);
            if (upstream === null) continue;
            this.hold(upstream);
            client.pipe(upstream).pipe(client);
            client.once('close', () => upstream.destroy());
            upstream.once('close', () => client.destroy());
            return;
        }
        client.destroy();
    }

    private hold(socket: Socket): void {
        this.open.add(socket);
        socket.on('error', () => socket.destroy());
        socket.once('close', () => this.open.delete(socket));
    }
}

function connected(port: number): Promise<Socket | null> {
    return new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => resolve(socket));
        socket.once('error', () => resolve(null));
    });
}
