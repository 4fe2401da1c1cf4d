// What everybody meets first, on the Node that runs this test. `npm test` runs it on every supported Node.
import WebSocket from 'ws';
import { bundle, type BundleOptions } from '../e2e/bundle';
import { Member } from '../e2e/classroom';
import { startServer, START_SCRIPT, type ServerProcess } from '../server-process';
import { until } from '../until';
import { sensorValue } from '../../examples/make/mesh-blocks';
import { addTo, setVariable, broadcast, whenFlagClicked, whenReceived } from '../../examples/make/scratch-blocks';
import type { ProjectSpec } from '../vm/project';

const START_TIMEOUT_MS = 90_000;

/** Sets a variable and says so; writes down the other's variable when that is said. */
function project(own: string, other: string): ProjectSpec {
    return {
        variables: { [own]: 0 },
        lists: ['heard'],
        scripts: [
            [whenFlagClicked(), setVariable(own, 42), broadcast(`${own} is set`)],
            [whenReceived(`${other} is set`), addTo('heard', sensorValue(other))],
        ],
    };
}

let server: ServerProcess;

beforeAll(async () => {
    // Deprecations that Node tells only on request become errors in its next major.
    server = await startServer({ NODE_OPTIONS: '--pending-deprecation' }, [], START_SCRIPT);
}, START_TIMEOUT_MS);
afterAll(() => server.child.kill('SIGKILL'));

it.each([
    ['/', 'text/html'],
    ['/teacher', 'text/html'],
    ['/editor', 'text/html'],

    ['/examples/quiz.sb3', 'application/x.scratch.sb3'],
    ['/scratch-mesh.js', 'text/javascript'],
    ['/scratch-mesh.mjs', 'text/javascript'],
    ['/scratch-mesh-offline.js', 'text/javascript'],
    ['/editor-page.js', 'text/javascript'],
    ['/teacher-page.js', 'text/javascript'],
    ['/healthz', 'application/json'],
    ['/metrics', 'text/plain'],
])('%s is served', async (path, type) => {
    const response = await fetch(server.url + path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining(type)]);
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(0);
});

test("the editor's script is served, compressed, at an address of its version", async () => {
    const page = await (await fetch(`${server.url}/editor`)).text();
    const [, address = ''] = /<script src="(\/editor\/[^"]+)"/.exec(page) ?? [];
    const response = await fetch(server.url + address, { headers: { 'accept-encoding': 'br' } });
    expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'br']);
    expect(await response.text()).toContain('webpack');
});

test('D1 D2: a member by WebSocket and one that polls share an event and a variable, both ways', async () => {
    const open = (spec: ProjectSpec, options: BundleOptions) =>
        Member.open('@scratch/scratch-vm 15.1.1', spec, (vm) =>
            bundle('scratch-mesh').install(vm, {
                url: `${server.url}/graphql`,
                domain: 'smoke',
                WebSocket,
                ...options,
            }),
        );
    const pushed = await open(project('a', 'b'), {});
    const polling = await open(project('b', 'a'), { forcePolling: true });
    try {
        const { id } = await pushed.mesh.createGroup('class');
        await polling.mesh.joinGroup(id);
        await until('the first has its WebSocket', () => pushed.mesh.status.transport === 'websocket');
        expect(polling.mesh.status.transport).toBe('polling');
        for (const [from, to] of [
            [pushed, polling],
            [polling, pushed],
        ] as const) {
            from.player.greenFlag();
            await until('the event and its variable', () => to.player.list('heard').length > 0);
            expect(to.player.list('heard')).toEqual(['42']);
        }
    } finally {
        await polling.close();
        await pushed.close();
    }
});

// The last one: it ends the server.
test('SIGTERM ends it with exit code 0, and it has complained about nothing', async () => {
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(server.errors()).toBe('');
});
