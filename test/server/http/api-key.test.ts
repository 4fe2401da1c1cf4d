import { apiKeyCheck } from '../../../src/server/http/api-key';
import { startTestServer, type TestServer } from '../test-server';
import { ProtocolClient, run } from '../wire-client';

const KEY = 'our-class-key';
let server: TestServer;
beforeAll(async () => {
    server = await startTestServer({ MESH_API_KEY: KEY });
});
afterAll(() => server.close());

test('with the key a request is answered', async () => {
    expect(await run(server.url, '{ __typename }', {}, { 'x-api-key': KEY })).toMatchObject({ status: 200 });
});

test.each([
    ['without a key', {}, 'the request has none', 'key-missing'],
    ['with a wrong key', { 'x-api-key': 'another-key' }, 'is wrong', 'key-wrong'],
    ['with a longer key', { 'x-api-key': `${KEY}x` }, 'is wrong', 'key-wrong'],
])('%s a request is refused with 401 and never told the key', async (_title, headers, said, code) => {
    const answer = await run(server.url, '{ __typename }', {}, headers);
    expect(answer).toMatchObject({
        status: 401,
        errors: [{ errorType: 'Unauthorized', message: expect.stringContaining(said), errorInfo: { code } }],
    });
    expect(JSON.stringify(answer.errors)).not.toContain(KEY);
});

test('over a WebSocket the key stands in the payload of connection_init', async () => {
    const client = await ProtocolClient.connect(server.url, { 'x-api-key': KEY });
    client.send({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } });
    expect(await client.next('next')).toMatchObject({ payload: { data: { __typename: 'Query' } } });
    client.close();
});

test('a WebSocket whose upgrade carries the key is let in too', async () => {
    const client = new ProtocolClient(server.url, 'graphql-transport-ws', { 'x-api-key': KEY });
    await client.open();
    client.send({ type: 'connection_init' });
    await client.next('connection_ack');
    client.close();
});

test('a WebSocket with a wrong key is closed with 4403', async () => {
    const client = new ProtocolClient(server.url);
    await client.open();
    client.send({ type: 'connection_init', payload: { 'x-api-key': 'wrong' } });
    expect(await client.end()).toMatchObject({ code: 4403, reason: expect.stringContaining('x-api-key') });
});

test('the key is in no log line and no page', async () => {
    await run(server.url, '{ __typename }', {}, { 'x-api-key': KEY });
    expect(server.log.join()).not.toContain(KEY);
    for (const page of ['/', '/healthz', '/metrics'])
        expect(await (await fetch(server.url + page)).text()).not.toContain(KEY);
});

test('without a key the server is open', () => {
    const { admits } = apiKeyCheck(undefined);
    expect([undefined, 'anything'].map(admits)).toEqual([true, true]);
});
