// One test for each row of "Bad input": the refusal names the argument, the limit and the size given, never the content
// (a person is told a name of theirs, cut to fit a sentence);
// the process lives on, and another member's traffic goes on all the while. In one file, because that member watches all.
import {
    CreateGroupDocument,
    FireEventsDocument,
    ListGroupsDocument,
    ListNodesDocument,
    OnMessageDocument,
    PollGroupDocument,
    ReportDataDocument,
} from '../../src/wire/operations';
import { event, newGroup, startTestServer, type TestServer } from './test-server';
import { post, ProtocolClient, run, type Answer } from './wire-client';

/** What must never come back: it stands in every oversized value. */
const SECRET = 'SECRETCONTENT';

let server: TestServer;
let group: { readonly groupId: string; readonly domain: string };
let bystander: ProtocolClient;

beforeAll(async () => {
    server = await startTestServer();
    group = await newGroup(server.url);
    bystander = await ProtocolClient.connect(server.url);
    await bystander.subscribe('1', OnMessageDocument, group);
});

afterAll(async () => {
    bystander.close();
    await server.close();
});

let fired = 0;
afterEach(async () => {
    fired += 1;
    const variables = { ...group, nodeId: 'bystander', events: [event(`still here ${fired}`)] };
    expect((await run(server.url, FireEventsDocument, variables)).errors).toEqual([]);
    expect(await nextEventNames()).toEqual([`still here ${fired}`]);
    expect(server.log).toEqual([]);
});

/** The names of the events in the bystander's next message that has any. */
async function nextEventNames(): Promise<string[]> {
    const { payload } = await bystander.next('next');
    const names = [...JSON.stringify(payload).matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name ?? '');
    return names.length > 0 ? names : nextEventNames();
}

function text(length: number): string {
    return SECRET.repeat(Math.ceil(length / SECRET.length)).slice(0, length);
}

/** Leaves out what reasons call a name. */
function withoutNames(key: string, value: unknown): unknown {
    return key === 'name' ? undefined : value;
}

function expectRefusal(answer: Answer, status: number, errorType: string, ...said: string[]): void {
    const [error] = answer.errors;
    expect(answer.status).toBe(status);
    expect(error?.errorType).toBe(errorType);
    for (const part of said) expect(error?.message).toContain(part);
    expect(JSON.stringify(answer.errors, withoutNames)).not.toContain(SECRET);
    const { name = '' } = error?.errorInfo?.values ?? {};
    expect(String(name).length).toBeLessThanOrEqual(40);
}

const fire = (events: object[]) => run(server.url, FireEventsDocument, { ...group, nodeId: 'sender', events });
const report = (data: object[]) => run(server.url, ReportDataDocument, { ...group, nodeId: 'sender', data });
const create = (more: object) =>
    run(server.url, CreateGroupDocument, { name: 'n', hostId: 'h', domain: 'd', useWebSocket: true, ...more });

test('unknown group', async () => {
    const answer = await run(server.url, ListNodesDocument, { groupId: 'nowhere', domain: 'test' });
    expectRefusal(answer, 200, 'GroupNotFound', 'Group not found', 'nowhere@test');
});

test('unknown group, subscribed to: an error message for that subscription, and the connection lives on', async () => {
    bystander.send({
        id: '2',
        type: 'subscribe',
        payload: { query: 'subscription { onMessageInGroup(groupId: "nowhere", domain: "test") { groupId } }' },
    });
    expect(await bystander.next('error')).toMatchObject({
        id: '2',
        payload: [{ errorType: 'GroupNotFound', message: expect.stringContaining('nowhere@test') }],
    });
});

test('expired group', async () => {
    const ahead = { ms: 0 };
    const elapsed = performance.now.bind(performance);
    const now = jest.spyOn(performance, 'now').mockImplementation(() => elapsed() + ahead.ms);
    try {
        const created = await create({ hostId: 'short', maxConnectionTimeSeconds: 1 });
        const groupId = String(Reflect.get(Object(created.data?.['createGroup']), 'id'));
        ahead.ms = 1_001;
        const answer = await run(server.url, ListNodesDocument, { groupId, domain: 'd' });
        expectRefusal(answer, 200, 'GroupNotFound', 'Group expired', `${groupId}@d`);
    } finally {
        now.mockRestore();
    }
});

test('name over 100 characters', async () => {
    expectRefusal(await create({ name: text(101) }), 200, 'ValidationError', 'name', '100', '101');
});

test('domain over 256', async () => {
    expectRefusal(await create({ domain: text(257) }), 200, 'ValidationError', 'domain', '256', '257');
    const listed = await run(server.url, ListGroupsDocument, { domain: text(300) });
    expectRefusal(listed, 200, 'ValidationError', 'domain', '256', '300');
});

test('more than 1,000 events a batch', async () => {
    const events = Array.from({ length: 1001 }, () => event('e'));
    expectRefusal(await fire(events), 200, 'ValidationError', 'events', '1000', '1001');
});

test('more than 240 KiB a batch', async () => {
    const events = Array.from({ length: 16 }, () => event('e', { payload: text(16_000) }));
    expectRefusal(await fire(events), 200, 'ValidationError', 'events', '245760', '256016');
});

test('an event name over 256', async () => {
    const answer = await fire([event(text(257))]);
    expectRefusal(answer, 200, 'ValidationError', 'events[0].eventName', '256', '257');
});

test('a payload over 16 KiB', async () => {
    const answer = await fire([event('e', { payload: text(16_385) })]);
    expectRefusal(answer, 200, 'ValidationError', 'events[0].payload', '16384', '16385');
});

test('a payload over 16 KiB in bytes, though not in characters', async () => {
    const answer = await fire([event('e', { payload: 'あ'.repeat(6000) })]);
    expectRefusal(answer, 200, 'ValidationError', 'events[0].payload', '16384', '18000');
});

test('more than 1,000 variables in a report', async () => {
    const data = Array.from({ length: 1001 }, (_, index) => ({ key: `k${index}`, value: 'v' }));
    expectRefusal(await report(data), 200, 'ValidationError', 'data', '1000', '1001');
});

test('a key over 128 characters', async () => {
    const answer = await report([{ key: text(129), value: 'v' }]);
    expectRefusal(answer, 200, 'ValidationError', 'data[0].key', '128', '129');
});

test('a value over 4 KiB', async () => {
    const answer = await report([{ key: 'k', value: text(4097) }]);
    expectRefusal(answer, 200, 'ValidationError', 'data[0].value', '4096', '4097');
});

test('malformed since', async () => {
    const answer = await run(server.url, PollGroupDocument, { ...group, since: SECRET });
    expectRefusal(answer, 200, 'ValidationError', 'since', '128 characters', `it has ${SECRET.length}`);
});

test('a body over 1 MiB', async () => {
    const body = JSON.stringify({ query: text(1024 * 1024) });
    expectRefusal(await post(server.url, body), 413, 'BadRequest', 'body', '1048576', String(body.length));
});

test('a body over 1 MiB of which nobody said how long it is', async () => {
    const chunk = new TextEncoder().encode(text(65_536));
    let chunks = 0;
    const body = new ReadableStream({
        pull(controller) {
            chunks += 1;
            if (chunks > 40) controller.close();
            else controller.enqueue(chunk);
        },
    });
    const options = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    const response = await fetch(`${server.url}/graphql`, options);
    expect(response.status).toBe(413);
    expect(await response.text()).toMatch(/limited to 1048576 bytes; it has at least \d+/);
});

test('a WebSocket message over 1 MiB', async () => {
    const client = await ProtocolClient.connect(server.url);
    client.send({ id: '1', type: 'subscribe', payload: { query: text(1024 * 1024) } });
    expect(await client.end()).toMatchObject({
        code: 1009,
        reason: expect.stringContaining('limited to 1048576 bytes'),
    });
});

test('a query deeper than 12', async () => {
    const inner = '{ events '.repeat(12) + '{ name }' + ' }'.repeat(12);
    const answer = await run(server.url, `{ pollGroupData(groupId: "g", domain: "d", since: "s") ${inner} }`);
    expectRefusal(answer, 200, 'ValidationError', 'depth', '12', '14');
});

test('a query with more than 10 aliases', async () => {
    const fields = Array.from({ length: 11 }, (_, index) => `a${index}: id`);
    const answer = await run(server.url, `{ listGroupsByDomain(domain: "d") { ${fields.join(' ')} } }`);
    expectRefusal(answer, 200, 'ValidationError', 'aliases', '10', '11');
});

test.each(['query', 'mutation'])('a %s of more than 5 root fields, fragments written out', async (kind) => {
    const [field, type] = kind === 'query' ? ['__typename', 'Query'] : ['createDomain', 'Mutation'];
    const fields = `a: ${field} b: ${field} ...F ...F } fragment F on ${type} { c: ${field}`;
    expect((await run(server.url, `${kind} { ${fields} }`)).errors).toEqual([]);
    const answer = await run(server.url, `${kind} { d: ${field} e: ${field} ${fields} }`);
    expectRefusal(answer, 200, 'ValidationError', 'width', '5 fields at its root', '6');
});

test('fragments that multiply each other are measured, not written out', async () => {
    const fragments = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const last = 'fragment F40 on Query { listGroupsByDomain(domain: "d") { id } }';
    const answer = await run(server.url, `query { ...F0 } ${fragments.join(' ')} ${last}`);
    expectRefusal(answer, 200, 'ValidationError', 'fields', '500', String(2 * 2 ** 40));
});

test('fragments that go in a circle', async () => {
    const answer = await run(server.url, 'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }');
    expectRefusal(answer, 200, 'ValidationError', 'Cannot spread fragment "A" within itself');
});

test('a document of more tokens than any client sends', async () => {
    const answer = await run(server.url, `{ ${'a '.repeat(10_001)} }`);
    expectRefusal(answer, 400, 'BadRequest', '10000 tokens');
});

test('an unknown operation: a name that the document does not have', async () => {
    const query = 'query A { __typename } query B { __typename }';
    const answer = await post(server.url, { query, operationName: SECRET });
    expectRefusal(answer, 200, 'BadRequest', 'operationName', '2 operations', `${SECRET.length} characters`);
});

test('an unknown operation: a field that the contract does not have', async () => {
    const answer = await run(server.url, 'mutation { formatDisk }');
    expectRefusal(answer, 200, 'ValidationError', 'Cannot query field "formatDisk"');
});

test('a text that is no GraphQL', async () => {
    expectRefusal(await post(server.url, { query: '{{' }), 200, 'BadRequest', 'Syntax Error');
});

test('strings and comments may hold as many brackets as they like', async () => {
    const text = '[{("\\'.repeat(100);
    const query = `{ getNodeStatus(nodeId: ${JSON.stringify('(['.repeat(60))}) { nodeId } } # ${'{'.repeat(99)}`;
    expect(await post(server.url, { query, variables: { text } })).toMatchObject({ status: 200, errors: [] });
});

test('what accepts the newer type of an answer has the status of a refused document', async () => {
    const answer = await post(server.url, { query: '{{' }, { accept: 'application/graphql-response+json' });
    expectRefusal(answer, 400, 'BadRequest', 'Syntax Error');
    expect(answer.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
});

test('JSON that is not JSON', async () => {
    expectRefusal(await post(server.url, `{"query": "${SECRET}`), 400, 'BadRequest', 'JSON', '24 characters');
});

test.each([
    ['a list of requests', [{ query: '{ __typename }' }], 'a list of 1'],
    ['no query', { variables: {} }, 'query must be the text of a GraphQL document; it is missing'],
    ['variables that are no object', { query: '{ __typename }', variables: [SECRET] }, 'variables must be an object'],
    [
        'an operation name that is no text',
        { query: '{ __typename }', operationName: 5 },
        'operationName must be a text',
    ],
    ['a list of 2,001', { query: '{ a }', variables: { list: Array.from({ length: 2001 }) } }, '2000 entries'],
    ['32 lists inside each other', { query: '{ a }', variables: JSON.parse('['.repeat(32) + ']'.repeat(32)) }, 'depth'],
    [
        'more than 12,000 values',
        { query: '{ a }', variables: { a: Array.from({ length: 7 }, () => Array.from({ length: 2000 })) } },
        '12000 values',
    ],
    ['a document that nests 51 brackets', { query: '{'.repeat(51) }, '50 deep'],
    ['a document of 100,001 characters', { query: `# ${'x'.repeat(100_000)}` }, '100000 characters; it has 100002'],
    ['a name of 101 characters', { query: `{ ${'a'.repeat(101)}: __typename }` }, 'names of 100 characters'],
    ['a variable __proto__', { query: 'query($__proto__: ID!) { a(b: $__proto__) }' }, 'the name __proto__'],
])('%s', async (_title, body, said) => {
    expectRefusal(await post(server.url, body), 400, 'BadRequest', said);
});

test.each([1, 2, 3])(
    'a variable of the wrong type says where and how large it is, at use %i of the document',
    async () => {
        const answer = await fire([event('fine'), event('e', { payload: [SECRET, SECRET] })]);
        expectRefusal(answer, 200, 'ValidationError', 'events[1].payload must be String; it is a list of 2');
        const missing = await run(server.url, FireEventsDocument, { ...group, nodeId: 'sender' });
        expectRefusal(missing, 200, 'ValidationError', 'events must be given');
    },
);

test('a WebSocket that never initialises', async () => {
    const client = new ProtocolClient(server.url);
    expect(await client.end()).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
});

test('a WebSocket that subscribes before it initialises', async () => {
    const client = new ProtocolClient(server.url);
    await client.open();
    client.send({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } });
    expect(await client.end()).toMatchObject({ code: 4401 });
});

test('a WebSocket message that is no message', async () => {
    const client = await ProtocolClient.connect(server.url);
    client.socket.send('hello');
    expect(await client.end()).toMatchObject({ code: 4400 });
});

test('too many variables in one member, over several reports', async () => {
    const keys = (from: number) => Array.from({ length: 150 }, (_, i) => ({ key: `k${from + i}`, value: 'v' }));
    for (const from of [0, 50]) expect((await report(keys(from))).errors).toEqual([]);
    expectRefusal(await report(keys(200)), 200, 'ValidationError', '200', '201');
});
