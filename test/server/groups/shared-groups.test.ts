// Servers on a Redis, as processes: what their operator and the balancer in front of them see.
import { LocalRedis } from '../../redis/local';
import { startServer, type ServerProcess } from '../../server-process';
import { until } from '../../until';

let redis: LocalRedis;
let servers: ServerProcess[] = [];
beforeEach(async () => {
    redis = await LocalRedis.start();
});
afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    servers = [];
    await redis.stop();
});

async function serverOn(url: string): Promise<ServerProcess> {
    const server = await startServer({}, ['--store', url]);
    servers.push(server);
    return server;
}

const health = async ({ url }: ServerProcess) => {
    const response = await fetch(`${url}/healthz`);
    const body: unknown = await response.json();
    return { status: response.status, body };
};

async function ask({ url }: ServerProcess, query: string): Promise<unknown> {
    const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
    });
    return response.json();
}

const CREATE = 'mutation { createGroup(name: "g", hostId: "h", domain: "d", useWebSocket: true) { id } }';
const DOMAIN = 'mutation { createDomain }';

test('a Redis that is not there ends the start with a sentence, without the password', async () => {
    await expect(serverOn('redis://user:secret@127.0.0.1:1')).rejects.toThrow(
        /The Redis at redis:\/\/127\.0\.0\.1:1 cannot be used: .*ECONNREFUSED.*Is it running, version 6\.2 or newer\?/,
    );
    await expect(serverOn('redis://user:secret@127.0.0.1:1')).rejects.not.toThrow('secret');
});

test('while Redis is away the balancer is told, one line says so, and nothing else is logged', async () => {
    const server = await serverOn(redis.url);
    expect(await health(server)).toMatchObject({ status: 200, body: { status: 'ok' } });
    await redis.kill();
    await until('it is noticed', async () => (await health(server)).status === 503);
    expect(await health(server)).toMatchObject({ body: { status: 'store-unreachable' } });
    for (let tries = 0; tries < 5; tries += 1)
        expect(await ask(server, CREATE)).toMatchObject({ errors: [{ errorType: 'InternalError' }] });
    await redis.restart();
    await until('it is back', async () => (await health(server)).status === 200);
    expect(await ask(server, CREATE)).toMatchObject({ data: { createGroup: { id: expect.any(String) } } });
    expect(server.errors().trim().split('\n')).toEqual([
        expect.stringContaining('Redis cannot be reached'),
        expect.stringContaining('Redis can be reached again'),
    ]);
});

test('all servers derive one domain for one network, that of the Redis', async () => {
    const [one, two] = [await serverOn(redis.url), await serverOn(redis.url)];
    const domain = await ask(one, DOMAIN);
    expect(domain).toMatchObject({ data: { createDomain: expect.stringMatching(/^[0-9a-f]{16}$/) } });
    expect(await ask(two, DOMAIN)).toEqual(domain);
});
