// AppSync's own protocol at the classroom server, spoken by hand.
import { print } from 'graphql';
import {
    DissolveGroupDocument,
    FireEventsDocument,
    JoinGroupDocument,
    OnMessageDocument,
} from '../../../src/wire/operations';
import { event, newGroup, startTestServer, type TestServer } from '../test-server';
import { until } from '../../until';
import { ProtocolClient, run } from '../wire-client';

const REALTIME = '/graphql/realtime';
const KEY = 'our class';
const base64 = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64');

describe('a server without a key', () => {
    let server: TestServer;
    const clients: ProtocolClient[] = [];
    beforeAll(async () => {
        server = await startTestServer();
    });
    afterAll(() => server.close());
    afterEach(() => {
        for (const client of clients.splice(0)) client.close();
    });

    function open(path = REALTIME, protocols: string | string[] = 'graphql-ws', at = server): ProtocolClient {
        const client = new ProtocolClient(at.url, protocols, {}, path);
        clients.push(client);
        return client;
    }

    async function connected(): Promise<ProtocolClient> {
        const client = open();
        await client.open();
        client.send({ type: 'connection_init' });
        await client.next('connection_ack');
        return client;
    }

    const startOf = (id: string, variables: object, query = print(OnMessageDocument)) => ({
        id,
        type: 'start',
        payload: { data: JSON.stringify({ query, variables }), extensions: { authorization: { host: 'h' } } },
    });

    it.each([
        [
            'in the address',
            `${REALTIME}?header=${encodeURIComponent(base64({ host: 'h' }))}&payload=e30=`,
            'graphql-ws',
        ],
        ['in a subprotocol', REALTIME, ['graphql-ws', `header-${base64({ host: 'h' }).replaceAll('=', '')}`]],
    ])('a header %s: acknowledged, kept alive, told what happens in the group', async (_where, path, protocols) => {
        const group = await newGroup(server.url, `appsync ${String(_where)}`);
        await run(server.url, JoinGroupDocument, { ...group, nodeId: 'n' });
        const client = open(path, protocols);
        await client.open();
        expect(client.socket.protocol).toBe('graphql-ws');
        client.send({ type: 'connection_init' });
        expect(await client.next('connection_ack')).toEqual({
            type: 'connection_ack',
            payload: { connectionTimeoutMs: 60_000 },
        });
        await client.next('ka');
        client.send(startOf('s1', group));
        await client.next('start_ack');
        await run(server.url, FireEventsDocument, { ...group, nodeId: 'n', events: [event('hello')] });
        const data = await client.next('data');
        expect(data.id).toBe('s1');
        expect(JSON.stringify(data.payload)).toContain('"name":"hello"');
        client.send({ id: 's1', type: 'stop' });
        await client.next('complete');
        await run(server.url, FireEventsDocument, { ...group, nodeId: 'n', events: [event('more')] });
        client.send(startOf('s2', group));
        await client.next('start_ack');
        expect(client.messages.filter(({ type }) => type === 'data')).toEqual([]);
    });

    it('tells the end of a group, and ends the subscription when the client goes', async () => {
        const group = await newGroup(server.url, 'appsync end');
        const client = await connected();
        client.send(startOf('s', group));
        await client.next('start_ack');
        const { metric } = server;
        await until('it is subscribed', async () => (await metric('mesh_subscribers')) === 1);
        await run(server.url, DissolveGroupDocument, { ...group, hostId: 'appsync end' });
        expect(JSON.stringify(await client.next('data'))).toContain('groupDissolve');
        client.close();
        await until('it is gone', async () => (await metric('mesh_websockets')) === 0);
        expect(await metric('mesh_subscribers')).toBe(0);
    });

    it('refuses a header that cannot be read', async () => {
        for (const [header, told] of [
            ['%%%', 'must be base64'],
            [Buffer.from('not JSON').toString('base64'), 'must be a JSON object in base64'],
            ['A'.repeat(5_000), 'is limited to 4096 characters; it has 5000'],
        ] as const) {
            const client = open(`${REALTIME}?header=${encodeURIComponent(header)}`);
            await client.open();
            client.send({ type: 'connection_init' });
            const { payload } = await client.next('connection_error');
            expect(payload).toMatchObject({ errors: [{ errorType: 'BadRequestException', errorCode: 400 }] });
            expect(JSON.stringify(payload)).toContain(told);
            await client.end();
        }
    });

    it('refuses a start before connection_init, and goes on', async () => {
        const client = open();
        await client.open();
        client.send(startOf('early', { groupId: 'g', domain: 'd' }));
        expect(await client.next('error')).toMatchObject({
            id: 'early',
            payload: {
                errors: [{ errorType: 'BadRequest', message: expect.stringContaining('before connection_init') }],
            },
        });
        client.send({ type: 'connection_init' });
        await client.next('connection_ack');
    });

    it.each([
        ['a group that is not there', startOf('s', { groupId: 'no', domain: 'd' }), 'GroupNotFound', 'Group not found'],
        ['a query', startOf('s', {}, '{ __typename }'), 'BadRequest', 'Only subscriptions'],
        ['no document', { id: 's', type: 'start', payload: {} }, 'BadRequest', 'must be an object'],
        ['data that is not JSON', { id: 's', type: 'start', payload: { data: '{' } }, 'BadRequest', 'must be JSON'],
        ['no id', { type: 'start', payload: {} }, 'BadRequest', 'id must be a text'],
        ['another type', { type: 'subscribe', id: 's' }, 'BadRequest', 'it is "subscribe"'],
    ])('refuses %s with a named error, and the connection stays', async (_what, message, errorType, told) => {
        const client = await connected();
        client.send(message);
        const { payload } = await client.next('error');
        expect(payload).toMatchObject({ errors: [{ errorType, message: expect.stringContaining(told) }] });
        const group = await newGroup(server.url, `appsync ${_what}`);
        client.send(startOf('after', group));
        await client.next('start_ack');
        client.send(startOf('after', group));
        expect(JSON.stringify(await client.next('error'))).toContain('is in use on this connection');
    });

    it('refuses what is no message at all', async () => {
        const client = await connected();
        client.socket.send('hello');
        expect(JSON.stringify(await client.next('connection_error'))).toContain('must be a JSON object');
        await client.end();
    });

    it('closes a connection that never initialises', async () => {
        const client = open();
        await client.open();
        expect((await client.end()).code).toBe(4408);
    });
});

describe('a server with a key', () => {
    let server: TestServer;
    beforeAll(async () => {
        server = await startTestServer({ MESH_API_KEY: KEY });
    });
    afterAll(() => server.close());

    async function initialised(header?: object): Promise<ProtocolClient> {
        const query = header === undefined ? '' : `?header=${encodeURIComponent(base64(header))}`;
        const client = new ProtocolClient(server.url, 'graphql-ws', {}, REALTIME + query);
        await client.open();
        client.send({ type: 'connection_init' });
        return client;
    }

    it.each([undefined, { host: 'h' }, { 'x-api-key': 'another' }, { 'x-api-key': 7 }])(
        'refuses the header %j',
        async (header) => {
            const client = await initialised(header);
            expect((await client.next('connection_error')).payload).toMatchObject({
                errors: [{ errorType: 'UnauthorizedException', errorCode: 401 }],
            });
            await client.end();
        },
    );

    it.each(['x-api-key', 'X-Api-Key'])('takes the key as %s, and asks for it at each start', async (name) => {
        const created = await fetch(`${server.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-api-key': KEY },
            body: JSON.stringify({
                query: `mutation { createGroup(name: "${name}", hostId: "${name}", domain: "d", useWebSocket: true) { id } }`,
            }),
        });
        const { data }: { data: { createGroup: { id: string } } } = await created.json();
        const client = await initialised({ [name]: KEY });
        await client.next('connection_ack');
        const variables = { groupId: data.createGroup.id, domain: 'd' };
        const payload = { data: JSON.stringify({ query: print(OnMessageDocument), variables }) };
        client.send({ id: 'without', type: 'start', payload });
        expect((await client.next('error')).payload).toMatchObject({ errors: [{ errorType: 'Unauthorized' }] });
        client.send({
            id: 'with',
            type: 'start',
            payload: { ...payload, extensions: { authorization: { [name]: KEY } } },
        });
        await client.next('start_ack');
        client.close();
    });
});
