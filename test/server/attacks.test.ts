// What somebody who means harm can send, played against the server's own process: every request is answered or refused
// within its bounds, the process lives, and an honest member goes on. bench/attacks measures what it costs the others.
import { connect, type Socket } from 'node:net';
import { ANSWER_MAX_BYTES } from '../../src/server/graphql/answer-budget';
import { SOCKETS_MAX } from '../../src/server/http/open-sockets';
import { SELECTIONS_MAX } from '../../src/server/fan-out/subscription-shares';
import { FireEventsDocument, OnMessageDocument, ReportDataDocument } from '../../src/wire/operations';
import { hostileRequests, repeatedStatuses } from './hostile-requests';
import { SOURCE, startServer, type ServerProcess } from '../server-process';
import { event, newGroup } from './test-server';
import { until } from '../until';
import { post, ProtocolClient, run } from './wire-client';

const MIB = 1024 * 1024;
/** Memory of the process in all attacks: what a small machine has. */
const RSS_MAX_BYTES = 512 * MIB;

let server: ServerProcess;
let url: string;
let group: { readonly groupId: string; readonly domain: string };
let honest: ProtocolClient;

beforeAll(async () => {
    server = await startServer({}, [], SOURCE);
    url = server.url.replace('localhost', '127.0.0.1');
    group = await newGroup(url);
    honest = await ProtocolClient.connect(url);
    await honest.subscribe('1', OnMessageDocument, group);
});
afterAll(() => {
    honest.close();
    return server.stop('SIGKILL');
});

afterEach(async () => {
    const variables = { ...group, nodeId: 'honest', events: [event('still here')] };
    expect((await run(url, FireEventsDocument, variables)).errors).toEqual([]);
    await until('the honest member is told', () =>
        honest.messages.splice(0).some((message) => JSON.stringify(message).includes('still here')),
    );
    expect(await metric('mesh_internal_errors_total')).toBe(0);
    expect(await metric('process_resident_memory_bytes')).toBeLessThan(RSS_MAX_BYTES);
    expect(server.output()).not.toMatch(/error|uncaught|unhandled/i);
});

async function metric(name: string): Promise<number> {
    const text = await (await fetch(`${url}/metrics`)).text();
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
    return Number(line?.slice(name.length + 1) ?? 0);
}

/** Every member's variables, as large as they may be: what a group gives an answer to hold. */
async function fullGroup(hostId: string): Promise<typeof group> {
    const full = await newGroup(url, hostId);
    const data = Array.from({ length: 200 }, (_, i) => ({ key: `v${i}`, value: 'x'.repeat(1000) }));
    for (let member = 0; member < 10; member += 1)
        await run(url, ReportDataDocument, { ...full, nodeId: `${hostId} ${member}`, data });
    return full;
}

test.each(hostileRequests({ groupId: 'g', domain: 'd' }).map(({ name }, index) => [name, index] as const))(
    'one request is answered within its bounds: %s',
    async (_name, index) => {
        const hostile = hostileRequests(group)[index];
        if (hostile === undefined) throw new Error('There is no such request.');
        // From its second use on a document is compiled.
        for (const _use of [1, 2, 3]) {
            const { status, errors, headers } = await post(url, hostile.body);
            expect(status).toBe(hostile.isUnread ? 400 : 200);
            if (hostile.isUnread) expect(errors).toMatchObject([{ errorType: 'BadRequest' }]);
            expect(Number(headers.get('content-length'))).toBeLessThan(ANSWER_MAX_BYTES);
        }
    },
);

test('an answer that would hold more than its limit is refused before it is built', async () => {
    const full = await fullGroup('refused answer');
    const { data, errors } = await post(url, repeatedStatuses(full, 5));
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({
        errorType: 'LimitExceeded',
        message: expect.stringContaining('4194304 bytes'),
        errorInfo: { code: 'answer-full', values: { max: 4_194_304 } },
    });
    const once = await run(
        url,
        'query($g: ID!) { listGroupStatuses(groupId: $g, domain: "test") { data { value } } }',
        {
            g: full.groupId,
        },
    );
    expect(once.errors).toEqual([]);
});

test('answers that nobody reads are refused once they hold their share of memory', async () => {
    const full = await fullGroup('unread answers');
    const body = JSON.stringify({
        query: `{ listGroupStatuses(groupId: "${full.groupId}", domain: "test") { data { key value } } }`,
    });
    const one = `POST /graphql HTTP/1.1\r\nhost: h\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const sockets: Socket[] = [];
    for (let index = 0; index < 10; index += 1) {
        const { port } = new URL(url);
        const socket = connect({ host: '127.0.0.1', port: Number(port), localAddress: '127.0.0.2' });
        sockets.push(socket.on('error', () => undefined).pause());
        socket.write(one.repeat(20));
    }
    const refused = 'mesh_requests_refused_total{error_type="LimitExceeded"}';
    await until('some are refused', async () => (await metric(refused)) > 20);
    // Who is at another address is served as ever.
    expect(await post(url, body)).toMatchObject({ status: 200, errors: [] });
    for (const socket of sockets) socket.destroy();
});

test('an address has a share of the sockets, and the other addresses have theirs', async () => {
    let closed = 0;
    const sockets: Socket[] = [];
    const { port } = new URL(url);
    const more = 20;
    for (let index = 0; index < SOCKETS_MAX + more; index += 1)
        sockets.push(
            connect({ host: '127.0.0.1', port: Number(port), localAddress: '127.0.0.3' })
                .on('close', () => (closed += 1))
                .on('error', () => undefined),
        );
    await until('those beyond the share are cut', () => closed >= more);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    expect(closed).toBe(more);
});

test('an address has a share of the kinds of subscriptions, and one of each is no loss to others', async () => {
    const hostile = await ProtocolClient.connect(url);
    for (let kind = 0; kind < SELECTIONS_MAX + 1; kind += 1) {
        const query = `subscription Kind${kind}($g: ID!) { onMessageInGroup(groupId: $g, domain: "test") { groupId } }`;
        await hostile.subscribe(`${kind}`, query, { g: group.groupId });
    }
    expect(await hostile.next('error')).toMatchObject({
        payload: [{ errorType: 'LimitExceeded', message: expect.stringContaining(`to ${SELECTIONS_MAX} kinds`) }],
    });
    hostile.close();
});
