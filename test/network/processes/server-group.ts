// Several server processes that share their groups by a Redis of their own, behind a balancer.
import { LocalRedis } from '../../redis/local';
import { startServer, type ServerProcess } from '../../server-process';
import { Balancer } from './balancer';

/** Milliseconds for which a killed server is away. */
const AWAY_MS = 2_000;

/** The servers. */
export class ServerGroup {
    private turn = 0;
    /** One disaster at a time, however long a busy machine takes to start a server. */
    private last: Promise<void> = Promise.resolve();

    private constructor(
        private readonly redis: LocalRedis,
        private readonly servers: ServerProcess[],
        private readonly balancer: Balancer,
        private readonly environment: Readonly<Record<string, string>>,
    ) {}

    /** Starts so many. */
    public static async start(count: number, environment: Readonly<Record<string, string>>): Promise<ServerGroup> {
        const redis = await LocalRedis.start();
        const started = { ...environment, MESH_STORE: redis.url };
        const servers = await Promise.all(Array.from({ length: count }, () => startServer(started)));
        const balancer = await Balancer.start(() => servers.map(({ port }) => port));
        return new ServerGroup(redis, servers, balancer, started);
    }

    /** The balancer's port. */
    public get port(): number {
        return this.balancer.port;
    }

    /** Kills one of them, as a power cut does, and starts it again after a while. */
    public killOne(): Promise<void> {
        return this.next(() => this.restartOne());
    }

    private next(disaster: () => Promise<void>): Promise<void> {
        this.last = this.last.then(disaster);
        return this.last;
    }

    private async restartOne(): Promise<void> {
        const place = this.turn % this.servers.length;
        this.turn += 1;
        await this.servers[place]?.stop('SIGKILL');
        await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
        this.servers[place] = await startServer(this.environment);
    }

    /** Kills their Redis, which forgets everything, and starts it again after a while. */
    public killRedis(): Promise<void> {
        return this.next(async () => {
            await this.redis.kill();
            await new Promise((resolve) => setTimeout(resolve, AWAY_MS));
            await this.redis.restart();
        });
    }

    public async stop(): Promise<void> {
        await this.balancer.close();
        await Promise.all(this.servers.map((server) => server.stop()));
        await this.redis.stop();
    }
}
