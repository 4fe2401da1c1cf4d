import {
    DissolveGroupDocument,
    FireEventsDocument,
    JoinGroupDocument,
    OnMessageDocument,
    OnMessageExtendedDocument,
    ReportDataDocument,
} from '../../../src/wire/operations';
import { print } from 'graphql';
import { WebSocket } from 'ws';
import { HELD_MAX_BYTES } from '../../../src/server/http/held-bytes';
import { BODY_MAX_BYTES } from '../../../src/server/http/request-body';
import { Turns } from '../../../src/server/http/turns';
import { event, newGroup, startTestServer, type TestServer } from '../test-server';
import { until } from '../../until';
import { ProtocolClient, run } from '../wire-client';

let server: TestServer;
const clients: ProtocolClient[] = [];
beforeAll(async () => {
    server = await startTestServer();
});
afterAll(() => server.close());
afterEach(() => {
    for (const client of clients.splice(0)) client.close();
});

async function connect(): Promise<ProtocolClient> {
    const client = await ProtocolClient.connect(server.url);
    clients.push(client);
    return client;
}

test('forty members of one group cost one execution for each message', async () => {
    const group = await newGroup(server.url, 'forty');
    const members = await Promise.all(Array.from({ length: 40 }, connect));
    await Promise.all(members.map((member) => member.subscribe('1', OnMessageDocument, group)));
    await run(server.url, JoinGroupDocument, { ...group, nodeId: 'n' });
    const before = await server.metric('mesh_messages_rendered_total');
    await run(server.url, FireEventsDocument, { ...group, nodeId: 'n', events: [event('hello')] });
    for (const member of members) expect(JSON.stringify(await member.next('next'))).toContain('"name":"hello"');
    expect((await server.metric('mesh_messages_rendered_total')) - before).toBe(1);
    expect(await server.metric('mesh_members{transport="websocket"}')).toBe(40);
});

test('a message of any size arrives whole: 1 byte to 240 KiB, and beyond ASCII', async () => {
    const group = await newGroup(server.url, 'sizes');
    const member = await connect();
    await member.subscribe('a long id, ñ', OnMessageDocument, group);
    for (const size of [1, 100, 16_000]) {
        const events = Array.from({ length: size === 16_000 ? 15 : 1 }, () =>
            event('e', { payload: 'x'.repeat(size) }),
        );
        await run(server.url, FireEventsDocument, { ...group, nodeId: 'n', events });
        const text = JSON.stringify(await member.next('next'));
        expect(text).toContain('"id":"a long id, ñ"');
        expect(text.split('x'.repeat(size)).length - 1).toBeGreaterThanOrEqual(events.length);
    }
    await run(server.url, ReportDataDocument, { ...group, nodeId: 'n', data: [{ key: 'スコア', value: '💯' }] });
    expect(JSON.stringify(await member.next('next'))).toContain('"key":"スコア","value":"💯"');
});

test('queries and mutations work over the WebSocket too, beside a subscription', async () => {
    const group = await newGroup(server.url, 'both');
    const member = await connect();
    await member.subscribe('1', OnMessageExtendedDocument, group);
    const variables = { ...group, nodeId: 'n', events: [event('hello')] };
    member.send({ id: '2', type: 'subscribe', payload: { query: print(FireEventsDocument), variables } });
    expect(await member.next('complete')).toEqual({ type: 'complete', id: '2' });
    await until('the event and the answer are there', () => {
        const ids = member.messages.filter((message) => JSON.stringify(message).includes('hello')).map(({ id }) => id);
        return ids.includes('1') && ids.includes('2');
    });
});

test('a refused query over the WebSocket carries its errorType, and hurts nobody', async () => {
    const member = await connect();
    member.send({ id: '1', type: 'subscribe', payload: { query: '{ nothing }' } });
    expect(await member.next('error')).toMatchObject({ id: '1', payload: [{ errorType: 'ValidationError' }] });
    const query = '{ listNodesInGroup(groupId: "nowhere", domain: "d") { id } }';
    member.send({ id: '2', type: 'subscribe', payload: { query } });
    expect(await member.next('next')).toMatchObject({
        id: '2',
        payload: { data: null, errors: [{ errorType: 'GroupNotFound', path: ['listNodesInGroup'] }] },
    });
    const missing = 'query ($id: ID!) { getNodeStatus(nodeId: $id) { nodeId } }';
    member.send({ id: '3', type: 'subscribe', payload: { query: missing } });
    expect(JSON.stringify(await member.next('next'))).toContain('id must be given as ID!');
});

test('after the end of its group a subscription is complete', async () => {
    const group = await newGroup(server.url, 'ending');
    const member = await connect();
    await member.subscribe('1', OnMessageDocument, group);
    await run(server.url, DissolveGroupDocument, { ...group, hostId: 'ending' });
    expect(JSON.stringify(await member.next('next'))).toContain('"groupDissolve":{"message"');
    expect(await member.next('complete')).toEqual({ type: 'complete', id: '1' });
});

test('a member that completes its subscription is sent nothing more', async () => {
    const group = await newGroup(server.url, 'leaving');
    const [leaver, stayer] = [await connect(), await connect()];
    await leaver.subscribe('1', OnMessageDocument, group);
    await stayer.subscribe('1', OnMessageDocument, group);
    leaver.send({ id: '1', type: 'complete' });
    leaver.send({ type: 'ping' });
    await leaver.next('pong');
    await run(server.url, FireEventsDocument, { ...group, nodeId: 'n', events: [event('later')] });
    await stayer.next('next');
    leaver.send({ type: 'ping' });
    await leaver.next('pong');
    expect(leaver.messages).toEqual([]);
});

test('a member that stops reading is cut off with 1013 and counted, while the others get everything', async () => {
    const group = await newGroup(server.url, 'slow');
    const [slow, quick] = [await connect(), await connect()];
    await slow.subscribe('1', OnMessageDocument, group);
    await quick.subscribe('1', OnMessageDocument, group);
    slow.socket.pause();
    const events = Array.from({ length: 14 }, () => event('e', { payload: 'x'.repeat(16_000) }));
    let sent = 0;
    await until('the slow one is dropped', async () => {
        // Each by another member: what one may send in a while is not enough.
        await run(server.url, FireEventsDocument, { ...group, nodeId: `n${sent}`, events });
        sent += 1;
        return (await server.metric('mesh_dropped_total')) === 1;
    });
    await until('the quick one has all', () => quick.messages.length === sent);
    slow.socket.resume();
    expect((await slow.end()).code).toBe(1013);
});

test('another protocol than graphql-transport-ws is refused with 4406', async () => {
    const client = new ProtocolClient(server.url, []);
    clients.push(client);
    expect(await client.end()).toMatchObject({ code: 4406 });
});

test.each([
    ['next', { id: '1', type: 'next', payload: {} }],
    ['error', { id: '1', type: 'error', payload: [{ message: 'x' }] }],
    ['connection_ack', { type: 'connection_ack' }],
    ['complete without an id', { type: 'complete' }],
    ['complete with an id that is no text', { id: 1, type: 'complete' }],
    ['an unknown one', { type: 'hello' }],
    [
        'an operation with an id of 129 characters',
        { id: 'i'.repeat(129), type: 'subscribe', payload: { query: '{a}' } },
    ],
    [
        'one of more lists than any client sends',
        { type: 'ping', payload: { a: JSON.parse('['.repeat(40) + ']'.repeat(40)) } },
    ],
])('a message that no client sends closes with 4400 and is no fault of the server: %s', async (_title, message) => {
    const client = await connect();
    client.send(message);
    expect((await client.end()).code).toBe(4400);
    expect(server.log).toEqual([]);
    expect(await server.metric('mesh_internal_errors_total')).toBe(0);
});

test('a client that does not answer a close is cut within seconds', async () => {
    const client = await connect();
    client.socket.pause();
    client.send({ type: 'connection_ack' });
    await until('its connection is gone', async () => (await server.metric('mesh_websockets')) === 0);
});

test('a WebSocket anywhere else is refused with 404', async () => {
    const client = new ProtocolClient(`${server.url}/elsewhere`);
    const status = await new Promise((resolve) => {
        client.socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    });
    client.close();
    expect(status).toBe(404);
});

test('a connection is limited in its subscriptions', async () => {
    const group = await newGroup(server.url, 'greedy');
    const member = await connect();
    for (let index = 0; index < 100; index += 1) await member.subscribe(`${index}`, OnMessageDocument, group);
    const payload = { query: print(OnMessageDocument), variables: group };
    member.send({ id: 'one too many', type: 'subscribe', payload });
    expect(await member.next('error')).toMatchObject({
        id: 'one too many',
        payload: [{ errorType: 'LimitExceeded', message: expect.stringContaining('limited to 100 subscriptions') }],
    });
});

test('a subscription whose group has no living host any more is refused', async () => {
    const group = await newGroup(server.url, 'gone');
    await run(server.url, DissolveGroupDocument, { ...group, hostId: 'gone' });
    const member = await connect();
    member.send({ id: '1', type: 'subscribe', payload: { query: print(OnMessageDocument), variables: group } });
    expect(await member.next('error')).toMatchObject({ payload: [{ errorType: 'GroupNotFound' }] });
    expect(await server.metric('mesh_members{transport="websocket"}')).toBe(0);
});

const SUBSCRIBED = 'mesh_members{transport="websocket"}';

test('a subscription that had to wait for its turn leaves its connection open for what follows', async () => {
    const group = await newGroup(server.url, 'waiting');
    const client = await connect();
    const taken = jest.spyOn(Turns.prototype, 'areTaken', 'get').mockReturnValue(true);
    try {
        const query = print(OnMessageDocument);
        client.send({ id: '1', type: 'subscribe', payload: { query, variables: group } });
        // Alone on its way: a message behind it would open the connection again.
        await until('it is subscribed', async () => (await server.metric(SUBSCRIBED)) === 1);
        client.send({ type: 'ping' });
        await client.next('pong');
    } finally {
        taken.mockRestore();
    }
});

test('messages that are still arriving count toward what their address may make the server hold', async () => {
    const codes: number[] = [];
    const sockets: WebSocket[] = [];
    const more = 4;
    for (let index = 0; index < HELD_MAX_BYTES / BODY_MAX_BYTES + more; index += 1) {
        const url = `${server.url.replace('http', 'ws').replace('localhost', '127.0.0.1')}/graphql`;
        const socket = new WebSocket(url, 'graphql-transport-ws', { localAddress: '127.0.0.4' });
        sockets.push(socket);
        socket.on('error', () => undefined).on('close', (code) => codes.push(code));
        socket.once('open', () => socket.send('x'.repeat(BODY_MAX_BYTES), { fin: false }));
    }
    await until('those beyond the share are closed', () => codes.filter((code) => code === 1013).length >= more);
    for (const socket of sockets) socket.terminate();
    expect((await connect()).socket.readyState).toBe(WebSocket.OPEN);
});
