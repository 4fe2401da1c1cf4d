// One odd answer in the server's place, over real sockets: nobody refused anything, so nothing is lost.
import { WebSocket } from 'ws';
import type { MeshClient } from '../../src/client/client';
import { createMeshClient } from '../../src/client/create-client';
import { answerOddly, type OddAnswer, type OddProxy } from '../odd-answers';
import { startTestServer, type TestServer } from '../server/test-server';
import { until } from '../until';

const given: unknown = WebSocket;
const socketClass = isWebSocketClass(given) ? given : null;

function isWebSocketClass(candidate: unknown): candidate is typeof globalThis.WebSocket {
    return typeof candidate === 'function';
}

const JSON_TYPE = 'application/json';
const ODD: readonly (readonly [string, OddAnswer])[] = [
    ['429 with JSON', { status: 429, type: JSON_TYPE, body: '{"message":"Too Many Requests"}' }],
    ['408', { status: 408, type: 'text/plain', body: '' }],
    ['404 with a text', { status: 404, type: 'text/plain', body: 'no such page' }],
    ['500 with a text', { status: 500, type: 'text/plain', body: 'oops' }],
    ['200 and nothing', { status: 200, type: JSON_TYPE, body: '' }],
    ['200 and half of it', { status: 200, type: JSON_TYPE, body: '{"data":{"recordEv' }],
    ['200 and a cut connection', { status: 200, type: JSON_TYPE, body: '{"data":{"rec', announced: 500 }],
    ['200 and no data', { status: 200, type: JSON_TYPE, body: '{"data":null}' }],
    [
        '200 and null for what was asked',
        { status: 200, type: JSON_TYPE, body: '{"data":{"recordEventsByNode":null,"reportDataByNode":null}}' },
    ],
    ['200 and a list', { status: 200, type: JSON_TYPE, body: '[]' }],
    ['200 and another field', { status: 200, type: JSON_TYPE, body: '{"data":{"x":null}}' }],
    [
        'an internal error',
        { status: 200, type: JSON_TYPE, body: '{"errors":[{"message":"a","errorType":"InternalError"}]}' },
    ],
    ['an error without a type', { status: 200, type: JSON_TYPE, body: '{"errors":[{"message":"Something broke."}]}' }],
];
const NULL_FIELDS: readonly (readonly [string, string])[] = [
    ['RecordEventsExtended', '{"data":{"recordEventsByNode":null}}'],
    ['RecordEventsExtended', '{"data":{"recordEventsByNode":{"refused":7}}}'],
    ['PollGroupExtended', '{"data":{"pollGroupData":null}}'],
    ['PollGroupExtended', '{"data":{"pollGroupData":{}}}'],
    ['PollGroupExtended', '{"data":{"pollGroupData":{"events":[null]}}}'],
    ['SendMemberHeartbeat', '{"data":{"sendMemberHeartbeat":null}}'],
];

describe('one odd answer', () => {
    let server: TestServer;
    let proxy: OddProxy;
    let sender: MeshClient;
    let receiver: MeshClient;
    const heard: string[] = [];

    /** Over the proxy it polls, as where nothing else passes. */
    function client(url: string): MeshClient {
        return createMeshClient({ url: `${url}/graphql`, domain: 'odd', WebSocket: socketClass });
    }

    /** The events that have arrived, each with the value that its variable had. */
    function arrived(): readonly string[] {
        receiver.deliverDue(({ name }) => {
            heard.push(name);
            return true;
        });
        return heard;
    }

    beforeAll(async () => {
        jest.spyOn(console, 'warn').mockImplementation(() => undefined);
        server = await startTestServer({
            MESH_POLLING_INTERVAL_SECONDS: '1',
            MESH_BATCH_INTERVAL_MILLISECONDS: '20',
            MESH_MEMBER_HEARTBEAT_INTERVAL_SECONDS: '1',
        });
        proxy = await answerOddly(server.url);
    });
    afterAll(async () => {
        await proxy.stop();
        await server.close();
        jest.restoreAllMocks();
    });
    beforeEach(async () => {
        heard.length = 0;
        receiver = client(server.url);
        sender = client(proxy.url);
        await receiver.createGroup('class');
        await until('it is pushed to', () => receiver.status.transport === 'websocket');
    });
    afterEach(async () => {
        await sender.dispose();
        await receiver.dispose();
    });

    it.each(ODD)('D1: to a batch of events loses none: %s', async (_name, answer) => {
        await sender.joinGroup('class');
        proxy.answerOnce('RecordEventsExtended', answer);
        sender.setVariable('x', '1');
        for (const name of ['a', 'b', 'c']) sender.fire(name, '', 'own');
        await until('all are there', () => arrived().length === 3);
        expect(heard).toEqual(['a', 'b', 'c']);
        expect(receiver.variables.get('x')).toBe('1');
        await until('it is known', () => sender.status.sent === 3);
        expect(sender.status.missed).toBe(0);
    });

    it.each(ODD)('D4: to a variable that is set once leaves nobody with the old value: %s', async (_name, answer) => {
        await sender.joinGroup('class');
        proxy.answerOnce('ReportDataExtended', answer);
        sender.setVariable('x', 'once');
        await until('it is there', () => receiver.variables.get('x') === 'once');
    });

    it.each(['MeshLevel', 'ListGroupsExtended', 'JoinGroupExtended', 'ListStatusesExtended'])(
        'to a first request says nothing about what the backend can: %s',
        async (operation) => {
            for (const [, answer] of ODD.slice(0, 3)) proxy.answerOnce(operation, answer);
            const from = proxy.operations.length;
            await sender.joinGroup('class');
            await until('the members are known', () => sender.status.members === 2);
            expect(
                proxy.operations.slice(from).filter((name) => name === 'JoinGroup' || name === 'ListGroups'),
            ).toEqual([]);
            expect(proxy.operations.slice(from).filter((name) => name === 'MeshLevel').length).toBe(
                operation === 'MeshLevel' ? 4 : 1,
            );
            expect(sender.status.limits).toEqual([]);
        },
    );

    it.each(NULL_FIELDS)('D1: of an unexpected shape ends nothing: %s %s', async (operation, body) => {
        await sender.joinGroup('class');
        proxy.answerOnce(operation, { status: 200, type: JSON_TYPE, body });
        const from = proxy.operations.length;
        sender.setVariable('x', '1');
        sender.fire('a', '', 'own');
        receiver.fire('back', '', 'own');
        let back = 0;
        await until('both have heard', () => {
            sender.deliverDue(() => Boolean((back += 1)));
            return arrived().length === 1 && back === 1;
        });
        await until(
            'it was asked again',
            () => proxy.operations.slice(from).filter((name) => name === operation).length > 1,
        );
        expect(sender.status.missed).toBe(0);
    });
});
