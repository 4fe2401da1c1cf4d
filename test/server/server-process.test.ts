import { OnMessageDocument } from '../../src/wire/operations';
import { SOURCE, spawnServer, type SpawnedServer } from '../server-process';
import { newGroup } from './test-server';
import { ProtocolClient } from './wire-client';

const started: SpawnedServer[] = [];
function start(args: readonly string[] = [], env: Record<string, string> = {}): SpawnedServer {
    const server = spawnServer(env, args, SOURCE);
    started.push(server);
    return server;
}

afterEach(() => {
    for (const server of started.splice(0)) void server.stop('SIGKILL');
});

test('the process says once where it listens, with the real port and the version', async () => {
    const server = start();
    const url = await server.listening();
    expect(url).toMatch(/^http:\/\/localhost:[1-9]\d+$/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(server.output().match(/listening on http:/g)).toHaveLength(1);
    expect(server.output()).toMatch(/^scratch-mesh \d+\.\d+\.\d+ listening on /);
});

test('SIGTERM tells the members, closes their sockets with 1001 and ends with exit code 0', async () => {
    const server = start();
    const url = await server.listening();
    const group = await newGroup(url);
    const member = await ProtocolClient.connect(url);
    await member.subscribe('1', OnMessageDocument, group);
    const exit = server.stop('SIGTERM');
    const told = await member.next('next');
    expect(told).toMatchObject({
        payload: {
            data: {
                onMessageInGroup: { groupDissolve: { message: expect.stringMatching(/^The server was stopped/) } },
            },
        },
    });
    expect(await member.next('complete')).toEqual({ type: 'complete', id: '1' });
    expect((await member.end()).code).toBe(1001);
    expect(await exit).toBe(0);
});

test('SIGINT ends an idle server with exit code 0', async () => {
    const server = start();
    await server.listening();
    expect(await server.stop('SIGINT')).toBe(0);
});

test('a port that is in use ends with a sentence that says what to do', async () => {
    const first = start();
    const { port } = new URL(await first.listening());
    const second = start(['--port', port]);
    expect(await second.exit()).toBe(1);
    expect(second.output()).toContain(`Port ${port} is taken by another program`);
    expect(second.output()).toContain('--port');
});

test('a setting out of its range ends with exit code 2 and names setting, range and value', async () => {
    const server = start([], { MESH_EVENT_TTL_SECONDS: 'soon' });
    expect(await server.exit()).toBe(2);
    expect(server.output()).toBe('MESH_EVENT_TTL_SECONDS must be a whole number from 1 to 60; it is "soon".\n');
});

test('--help explains every setting and ends with exit code 0', async () => {
    const server = start(['--help']);
    expect(await server.exit()).toBe(0);
    expect(server.output()).toContain('MESH_MAX_CONNECTION_TIME_SECONDS, default 1500');
});
