// The proxy process: one address for every network of the laboratory.
import { answerCalls } from '../child-process';
import type { NetworkBehaviour } from './behaviour';
import { Network } from './network';

/** What the laboratory asks of it. Networks are known by the port that they were given. */
export interface ProxyCalls {
    open(argument: { upstreamPort: number; seed: number; behaviour: NetworkBehaviour }): Promise<number>;
    set(argument: { port: number; behaviour: NetworkBehaviour }): void;
    cutWebSockets(port: number): void;
    halfOpenWebSockets(port: number): void;
    close(port: number): Promise<void>;
}

const networks = new Map<number, Network>();

function network(port: number): Network {
    const found = networks.get(port);
    if (found === undefined) throw new Error(`There is no network at ${port}.`);
    return found;
}

const calls: ProxyCalls = {
    async open({ upstreamPort, seed, behaviour }) {
        const opened = new Network(upstreamPort, seed);
        opened.set(behaviour);
        const port = await opened.listen();
        networks.set(port, opened);
        return port;
    },
    set: ({ port, behaviour }) => network(port).set(behaviour),
    cutWebSockets: (port) => network(port).cutWebSockets(),
    halfOpenWebSockets: (port) => network(port).halfOpenWebSockets(),
    async close(port) {
        await network(port).close();
        networks.delete(port);
    },
};

answerCalls(calls);
