// Three servers that share their groups: what one answers, the next is asked about.
import { LocalRedis } from '../redis/local';
import type { Backend } from './backend';
import { conformance } from './conformance';
import { startServerProcess } from './server-process';

const SERVERS = 3;

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
            subscribe: (query, variables) => next().subscribe(query, variables),
            stop: async () => void (await Promise.all(servers.map((server) => server.stop()))),
        };
    },
    'noticed',
);
