// Three servers that share their groups: what one answers, the next is asked about.
import { LocalRedis } from '../redis/local';
import type { Backend } from './backend';
import { conformance } from './conformance';
import { startServerProcess } from './server-process';

const SERVERS = 3;
/** Any question is answered after all changes so far. */
const CATCH_UP = '{ listGroupsByDomain(domain: "d") { id } }';

let redis: Promise<LocalRedis> | undefined;
let names = 0;
afterAll(async () => (await redis)?.stop());

conformance(
    'three server processes on Redis',
    async (settings): Promise<Backend> => {
        redis ??= LocalRedis.start();
        const { url } = await redis;
        names += 1;
        const args = ['--store', url, '--store-name', `conformance-${names}`];
        const servers = await Promise.all(Array.from({ length: SERVERS }, () => startServerProcess(settings, args)));
        let turn = 0;
        const next = (): Backend => {
            turn += 1;
            const server = servers[turn % SERVERS];
            if (server === undefined) throw new Error('There are three servers.');
            return server;
        };
        return {
            execute: (query, variables) => next().execute(query, variables),
            async subscribe(query, variables) {
                const server = next();
                // A new subscriber may still be pushed what another server answered a moment before. The rules speak of what
                // comes later, so the server takes all of it first.
                await server.execute(CATCH_UP);
                return server.subscribe(query, variables);
            },
            stop: async () => void (await Promise.all(servers.map((server) => server.stop()))),
        };
    },
    'noticed',
);
