// The processes of a run: the real server, the proxy, and the tabs with the members.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startServer, type ServerProcess } from '../server-process';
import { LabProcess } from './child-process';
import { ServerGroup } from './processes/server-group';
import type { PartOneCalls } from './part-one/main';
import type { ProxyCalls } from './proxy/main';
import type { LabBackend } from './scenario';
import type { StackCalls } from '../appsync/main';
import type { TabCalls } from './tab/tab-calls';

export type Tab = LabProcess<TabCalls>;

/** How the clock of the server `mesh-clock` is set, one step after the other, ms: forward, and further back. */
const SERVER_CLOCK_STEPS_MS = [200_000, -7_400_000];

/** Tabs that are shared by members which never sleep: one for each core of a small machine. */
const SHARED_TABS = 2;
/** Servers that share their groups. */
const SERVERS_THAT_SHARE = 3;

/** A running laboratory. */
export class Laboratory {
    private readonly sleepers = new Set<Tab>();
    private turn = 0;
    private stackPort: Promise<number> | null = null;
    private clockServer: Promise<ServerProcess> | null = null;
    private serverGroup: Promise<ServerGroup> | null = null;

    private constructor(
        public readonly proxy: LabProcess<ProxyCalls>,
        private readonly partOne: LabProcess<PartOneCalls>,
        private readonly stack: LabProcess<StackCalls>,
        private readonly server: ServerProcess,
        private readonly shared: readonly Tab[],
        private readonly site: Server,
        /** An address that always answers, as the page's own. */
        public readonly origin: string,
        private readonly ports: Readonly<Record<'mesh' | 'part-one', number>>,
        /** How many servers share their groups where a scenario wants that. */
        private readonly processes: number,
    ) {}

    /** Starts every process. */
    public static async open(processes = SERVERS_THAT_SHARE): Promise<Laboratory> {
        const server = await startServer({ MESH_MAX_CONNECTION_TIME_SECONDS: '3600' });
        const proxy = new LabProcess<ProxyCalls>(join(__dirname, 'proxy', 'main.ts'));
        const partOne = new LabProcess<PartOneCalls>(join(__dirname, 'part-one', 'main.ts'));
        const stack = new LabProcess<StackCalls>(join(__dirname, '..', 'appsync', 'main.ts'));
        const shared = Array.from({ length: SHARED_TABS }, () => newTab());
        // Loading the program takes seconds on a busy machine, which no scenario's time is to hold.
        await Promise.all(shared.map((tab) => tab.call('ready', null)));
        const site = createServer((_request, response) => response.end('The page.'));
        await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
        const address: AddressInfo | string | null = site.address();
        if (address === null || typeof address === 'string') throw new Error('The site has no port.');
        const ports = { mesh: server.port, 'part-one': await partOne.call('listen', null) };
        const origin = `http://127.0.0.1:${address.port}`;
        return new Laboratory(proxy, partOne, stack, server, shared, site, origin, ports, processes);
    }

    /** The port of a backend. The stack is started by who asks first: it takes its seconds. */
    public async portOf(backend: LabBackend): Promise<number> {
        if (backend === 'mesh-clock') return (await this.serverWithClock()).port;
        if (backend === 'redis') return (await this.servers()).port;
        if (backend !== 'appsync') return this.ports[backend];
        this.stackPort ??= this.stack.call('listen', null);
        return this.stackPort;
    }

    /** Sets the clock of the server `mesh-clock` by its next step. */
    public async setServerClock(): Promise<void> {
        (await this.serverWithClock()).child.kill('SIGUSR2');
    }

    /** Kills one of the servers that share their groups, or their Redis; it is back after two seconds. */
    public async kill(which: 'server' | 'redis'): Promise<void> {
        const servers = await this.servers();
        await (which === 'server' ? servers.killOne() : servers.killRedis());
    }

    private servers(): Promise<ServerGroup> {
        this.serverGroup ??= ServerGroup.start(this.processes, { MESH_MAX_CONNECTION_TIME_SECONDS: '3600' });
        return this.serverGroup;
    }

    private serverWithClock(): Promise<ServerProcess> {
        this.clockServer ??= startServer({
            MESH_MAX_CONNECTION_TIME_SECONDS: '3600',
            NODE_OPTIONS: `--require ${join(__dirname, 'settable-clock.cjs')}`,
            LAB_CLOCK_STEPS_MS: SERVER_CLOCK_STEPS_MS.join(','),
        });
        return this.clockServer;
    }

    /** Writes of the stack's resolvers and Lambda that were made to wait. */
    public delayedWrites(): Promise<number> {
        return this.stack.call('delayedWrites', null);
    }

    /** Messages of the stack that were made to wait before they were pushed. */
    public delayedPushes(): Promise<number> {
        return this.stack.call('delayedPushes', null);
    }

    /** What the server counts, as text. */
    public async metrics(): Promise<string> {
        return (await fetch(`${this.server.url}/metrics`)).text();
    }

    /** A tab that others use, too. */
    public sharedTab(): Tab {
        this.turn += 1;
        const tab = this.shared[this.turn % this.shared.length];
        if (tab === undefined) throw new Error('The laboratory has no tabs.');
        return tab;
    }

    /** A tab of one's own, that can sleep. Give it back to `closeTab`. */
    public ownTab(): Tab {
        const tab = newTab();
        this.sleepers.add(tab);
        return tab;
    }

    public async closeTab(tab: Tab): Promise<void> {
        if (this.sleepers.delete(tab)) await tab.stop();
    }

    public async close(): Promise<void> {
        await Promise.all([...this.sleepers, ...this.shared].map((tab) => tab.stop()));
        if (this.stackPort !== null) await this.stack.call('close', null);
        await (await this.clockServer)?.stop();
        await (await this.serverGroup)?.stop();
        await Promise.all([this.proxy.stop(), this.partOne.stop(), this.stack.stop(), this.server.stop()]);
        await new Promise<void>((resolve) => {
            this.site.close(() => resolve());
            this.site.closeAllConnections();
        });
    }
}

function newTab(): Tab {
    return new LabProcess<TabCalls>(join(__dirname, 'tab', 'main.ts'));
}
