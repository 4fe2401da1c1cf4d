// Who listens over a WebSocket is there as long as it answers; who polls, as long as it polls.
import {
    JoinGroupDocument,
    ListNodesDocument,
    OnMessageExtendedDocument,
    PollGroupExtendedDocument,
} from '../../src/wire/operations';
import { newGroup, startTestServer, type TestServer } from './test-server';
import { until } from '../until';
import { ProtocolClient, run } from './wire-client';

let server: TestServer;
beforeAll(async () => {
    server = await startTestServer({ MESH_MEMBER_SILENCE_SECONDS: '3', MESH_POLLING_INTERVAL_SECONDS: '1' });
});
afterAll(() => server.close());

/** Connects as a member does that says who it is, or as an editor of today does. */
async function listening(group: object, nodeId: string, payload: object): Promise<ProtocolClient> {
    const client = await ProtocolClient.connect(server.url, payload);
    await run(server.url, JoinGroupDocument, { ...group, nodeId });
    await client.subscribe('mesh', OnMessageExtendedDocument, group);
    return client;
}

test('a member whose WebSocket closed, whose computer went dark or that polls no more is out of the lists in seconds', async () => {
    const group = await newGroup(server.url);
    const ids = async () => {
        const { data } = await run(server.url, ListNodesDocument, group);
        return JSON.stringify(data?.['listNodesInGroup']);
    };
    const answering = await listening(group, 'answering', { nodeId: 'answering' });
    answering.socket.on('message', (data: Buffer) => {
        if (data.toString('utf8').includes('"ping"')) answering.send({ type: 'pong' });
    });
    const old = await listening(group, 'old', {});
    const crashed = await listening(group, 'crashed', { nodeId: 'crashed' });
    const dark = await listening(group, 'dark', { nodeId: 'dark' });
    await run(server.url, JoinGroupDocument, { ...group, nodeId: 'polled' });
    await run(server.url, PollGroupExtendedDocument, { ...group, since: new Date().toISOString(), nodeId: 'polled' });
    for (const nodeId of ['answering', 'old', 'crashed', 'dark', 'polled']) expect(await ids()).toContain(nodeId);
    crashed.close();
    old.close();
    await until('the silent ones are gone', async () => !/crashed|dark|polled/.test(await ids()));
    expect(await ids()).toMatch(/answering.*old/);
    await until('it is told', () => /"members":\["answering","old"\]/.test(JSON.stringify(answering.messages)));
    // Nothing is lost by that: the next word from it, and it is listed again.
    dark.send({ type: 'ping' });
    await until('it is back', async () => (await ids()).includes('dark'));
    for (const client of [answering, dark]) client.close();
});
