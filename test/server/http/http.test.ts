import { Agent, get, request } from 'node:http';
import { utimesSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { newGroup, startTestServer, type TestServer } from '../test-server';
import { post, run } from '../wire-client';

let server: TestServer;
beforeAll(async () => {
    server = await startTestServer();
});
afterAll(() => server.close());

test('an editor on another origin may send its key and JSON, and asks once in two hours', async () => {
    const preflight = await fetch(`${server.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
            origin: 'https://smalruby.app',
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'content-type,x-api-key,x-amz-user-agent',
        },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': expect.stringContaining('POST'),
        'access-control-allow-headers': 'content-type,x-api-key,x-amz-user-agent',
        'access-control-max-age': '7200',
    });
    const answer = await run(server.url, '{ __typename }', {}, { origin: 'null' });
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
});

test('a refusal can be read from another origin too', async () => {
    expect((await post(server.url, 'nonsense')).headers.get('access-control-allow-origin')).toBe('*');
});

test('/healthz is JSON about the process', async () => {
    const response = await fetch(`${server.url}/healthz`);
    expect(response.headers.get('content-type')).toMatch('application/json');
    expect(await response.json()).toMatchObject({
        status: 'ok',
        version: expect.any(String),
        groups: expect.any(Number),
    });
});

test('/metrics is Prometheus text with groups, events and durations', async () => {
    await newGroup(server.url, 'for the metrics');
    const response = await fetch(`${server.url}/metrics`);
    expect(response.headers.get('content-type')).toMatch('text/plain; version=0.0.4');
    const text = await response.text();
    expect(text).toMatch(/^mesh_groups [1-9]/m);
    expect(text).toMatch(/^mesh_members\{transport="websocket"\} 0$/m);
    expect(text).toMatch(/^mesh_request_duration_seconds_count\{operation="createGroup"\} [1-9]/m);
    expect(text).toMatch(/^mesh_dropped_total 0$/m);
});

test('/ says what runs here, in the language of who asks', async () => {
    const response = await fetch(server.url);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await response.text();
    expect(text).toContain('<html lang="en">');
    for (const link of ['href="/teacher"', 'href="/editor"']) expect(text).toContain(link);
    const japanese = await (await fetch(server.url, { headers: { 'accept-language': 'ja,en;q=0.5' } })).text();
    expect(japanese).toContain('<html lang="ja">');
    expect(japanese).toContain('先生');
});

test('/editor says why it cannot be shown, /teacher is a page of its own', async () => {
    const editor = await (await fetch(`${server.url}/editor`)).text();
    expect(editor).toContain('without the Scratch editor');
    expect(await (await fetch(`${server.url}/teacher`)).text()).toContain('/teacher-page.js');
});

test.each([
    '/editor/../../package.json',
    '/editor/%2e%2e/%2e%2e/package.json',
    '/examples/none.sb3',
    '/examples/..%2f',
])('%s is a 404: no request becomes a path', async (path) => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(server.url);
        get({ hostname, port, path }, (response) => {
            response.resume();
            resolve(response.statusCode);
        }).on('error', reject);
    });
    expect(answer).toBe(404);
});

test.each(['/', '/teacher', '/editor'])('%s may be framed by no other page', async (path) => {
    const { headers } = await fetch(`${server.url}${path}`);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
});

test.each(['h2c', 'websocket', 'foo/2'])(
    'a request that asks for %s, which it cannot become, is answered like any other',
    async (protocol) => {
        const agent = new Agent({ keepAlive: true, maxSockets: 1 });
        const body = JSON.stringify({ query: '{ __typename }' });
        const headers = {
            'content-type': 'application/json',
            'content-length': body.length,
            connection: 'Upgrade, HTTP2-Settings',
            upgrade: protocol,
            'http2-settings': 'AAMA',
        };
        const ask = () =>
            new Promise<string>((resolve, reject) => {
                request(`${server.url}/graphql`, { method: 'POST', agent, headers }, (response) => {
                    const { statusCode, socket } = response;
                    const place = `${statusCode} ${socket.localPort}`;
                    let text = '';
                    response.on('data', (data) => (text += String(data)));
                    response.on('end', () => resolve(`${place} ${text}`));
                })
                    .on('error', reject)
                    .end(body);
            });
        const first = await ask();
        expect(first).toMatch(/^200 \d+ {"data":{"__typename":"Query"}}$/);
        expect(await ask()).toBe(first);
        agent.destroy();
    },
);

test.each(['websocket', 'h2c'])(
    'a connection that is to become %s in the middle of an answer is closed, and left hanging by nobody',
    async (protocol) => {
        const body = JSON.stringify({ query: '{ __typename }' });
        const { port } = new URL(server.url);
        const socket = connect({ host: 'localhost', port: Number(port) });
        let text = '';
        socket.on('error', () => undefined).on('data', (data) => (text += String(data)));
        const closed = new Promise((resolve) => socket.once('close', resolve));
        const lines = [
            'POST /graphql HTTP/1.1',
            'host: h',
            'content-type: application/json',
            `content-length: ${body.length}`,
            '',
            `${body}GET /graphql HTTP/1.1`,
            'host: h',
            'connection: upgrade',
            `upgrade: ${protocol}`,
            'sec-websocket-version: 13',
            'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
            '',
            '',
        ];
        socket.write(lines.join('\r\n'));
        await closed;
        expect(text).toBe('');
    },
);

test('a bundle that was not built is a 404 that says how to build it', async () => {
    const response = await fetch(`${server.url}/scratch-mesh-offline.js`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('npm run build');
});

test('a bundle has its type and a tag, is not sent twice, and is noticed when it was built anew', async () => {
    const file = join(server.bundles, 'scratch-mesh.js');
    writeFileSync(file, 'first');
    const url = `${server.url}/scratch-mesh.js`;
    const first = await fetch(url);
    expect(first.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(await first.text()).toBe('first');
    const tag = first.headers.get('etag') ?? '';
    // Without a word of the cache, Node's fetch asks for a fresh answer.
    const kept = { headers: { 'if-none-match': tag, 'cache-control': 'max-age=0' } };
    expect((await fetch(url, kept)).status).toBe(304);
    writeFileSync(file, 'second');
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect(await (await fetch(url, kept)).text()).toBe('second');
});

test.each(['/..%2fpackage.json', '/scratch-mesh.js/../../package.json', '/%2e%2e/package.json', '/dist/server.js'])(
    'no part of %s becomes a path in the file system',
    async (path) => {
        const status = await new Promise<string>((resolve) => {
            const { port, hostname } = new URL(server.url);
            const socket = connect(Number(port), hostname, () => {
                socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
            });
            socket.once('data', (data) => resolve(String(data).split('\r\n')[0] ?? ''));
        });
        expect(status).toContain('404');
    },
);

test('another method is refused with the methods that there are', async () => {
    const response = await fetch(`${server.url}/graphql`);
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST, OPTIONS');
});

test('another content type is refused', async () => {
    const answer = await post(server.url, { query: '{ __typename }' }, { 'content-type': 'text/plain' });
    expect(answer).toMatchObject({ status: 415, errors: [{ errorType: 'BadRequest' }] });
});

test('a subscription over HTTP is told where it belongs', async () => {
    const answer = await run(server.url, 'subscription { onMessageInGroup(groupId: "g", domain: "d") { groupId } }');
    expect(answer).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining('WebSocket') }] });
});

test.each([1, 2, 3])('tools can ask for the schema (use %i)', async () => {
    const { status, errors, data } = await run(server.url, getIntrospectionQuery());
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(JSON.stringify(data)).toContain('onMessageInGroup');
});

test('__typename and several fields in one document work', async () => {
    const { data } = await run(server.url, '{ __typename a: getNodeStatus(nodeId: "x") { nodeId } }');
    expect(data).toEqual({ __typename: 'Query', a: null });
});

test.each([
    ['/editor/?join=123456&lang=ja', '/editor?join=123456&lang=ja'],
    ['/teacher/', '/teacher'],
])('%s leads to %s', async (path, target) => {
    const response = await fetch(server.url + path, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([308, target]);
});

test.each(['/anything', '/editor/old/scratch-gui-standalone.js', '/teacher/x', '/examples/none.sb3', '/examples/%00'])(
    'at %s a person reads a page, and a program an error',
    async (path) => {
        const person = await fetch(server.url + path, {
            headers: { accept: 'text/html,*/*', 'accept-language': 'ja' },
        });
        expect([person.status, person.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
        expect(await person.text()).toContain('ページがありません');
        const program = await fetch(server.url + path);
        expect([program.status, await program.json()]).toMatchObject([404, { errors: [{ errorType: 'BadRequest' }] }]);
    },
);
