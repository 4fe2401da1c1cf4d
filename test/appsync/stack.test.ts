// What is the stack's own: what it keeps for whom, writes that come late, batches too large to push, doors that stay shut.
// In one file, because starting a stack takes ten seconds.
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import WebSocket from 'ws';
import { LATE_MS } from '../../deploy/table/positions';
import { dynamoClient } from '../dynamodb/connect';
import { at, list, text, until } from '../conformance/backend';
import { Classroom, event, numbered, payloads, rootValue, type InGroup } from '../conformance/classroom';
import {
    FIRE_EXTENDED,
    JOIN_EXTENDED,
    POLL_EXTENDED,
    REPORT_EXTENDED,
    SUBSCRIBE_EXTENDED,
} from '../conformance/new-client';
import * as old from '../conformance/old-client';
import { backendOf } from './emulated-backend';
import { Emulator } from './emulator';
import { EMULATOR_KEY } from './emulator-key';

let emulator: Emulator;
let classroom: Classroom;
let delays: number[] = [];
beforeAll(async () => {
    emulator = await Emulator.start({ delayWrite: () => delays.shift() ?? 0 });
    classroom = new Classroom(backendOf(emulator));
}, 120_000);
afterAll(() => classroom.backend.stop());
afterEach(() => {
    delays = [];
});

/** How many batches of the group lie in the table. */
async function batchesOf({ groupId, domain }: InGroup): Promise<number> {
    const client = dynamoClient(emulator.table.endpoint);
    const { Items: items = [] } = await client.send(
        new ScanCommand({
            TableName: emulator.tableName,
            FilterExpression: 'pk = :pk AND begins_with(sk, :event)',
            ExpressionAttributeValues: { ':pk': `GROUP#${groupId}@${domain}`, ':event': 'EVENT#' },
        }),
    );
    client.destroy();
    return items.length;
}

const names = (page: unknown) => list(page, 'events').map((each) => text(each, 'name'));

describe('what is kept', () => {
    test('a group of WebSocket members alone writes no event to the table; one with a poller does', async () => {
        const group = await classroom.group();
        await classroom.ask(old.JOIN, { ...group, nodeId: 'n', useWebSocket: true });
        await classroom.ask(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
        expect(await batchesOf(group)).toBe(0);
        await classroom.ask(old.JOIN, { ...group, nodeId: 'poller', useWebSocket: false });
        await classroom.ask(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
        expect(await batchesOf(group)).toBe(1);
    });

    test('D5: one that goes on by polling when its WebSocket dies is kept for, too', async () => {
        const group = await classroom.group();
        await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        await classroom.ask(FIRE_EXTENDED, { ...group, nodeId: 'n', events: [event('e')] });
        expect(await batchesOf(group)).toBe(1);
    });

    test('a batch is one item, whatever is in it', async () => {
        const group = await classroom.group({ useWebSocket: false });
        await classroom.ask(old.RECORD, { ...group, nodeId: 'n', events: numbered(1000) });
        expect(await batchesOf(group)).toBe(1);
    });

    test('who polls alone costs no message', async () => {
        const group = await classroom.group({ useWebSocket: false });
        await classroom.ask(old.JOIN, { ...group, nodeId: 'n' });
        const before = emulator.api.operations.get('publishMessage') ?? 0;
        await classroom.ask(old.RECORD, { ...group, nodeId: 'n', events: [event('e')] });
        expect(emulator.api.operations.get('publishMessage') ?? 0).toBe(before);
    });
});

describe.each([
    ['a resolver', FIRE_EXTENDED],
    ['the Lambda', old.RECORD],
])('a write of %s that becomes visible late', (_who, operation) => {
    test('D1 D5: is moved under a new time: a reader that had passed it gets it', async () => {
        const group = await classroom.group({ useWebSocket: false });
        const since = text(await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'reader' }), 'position');
        for (const nodeId of ['slow', 'fast']) await classroom.ask(JOIN_EXTENDED, { ...group, nodeId });
        // Longer than a reader looks back, and than a busy machine takes for what happens meanwhile.
        delays = [3_000];
        const slow = classroom.ask(operation, { ...group, nodeId: 'slow', events: [event('slow', { orderKey: '1' })] });
        await new Promise((resolve) => setTimeout(resolve, 300));
        await classroom.ask(operation, { ...group, nodeId: 'fast', events: [event('fast', { orderKey: '1' })] });
        await new Promise((resolve) => setTimeout(resolve, 1_150));
        // It waits for more than a second already: the reader goes on from behind its first time.
        const passed = await classroom.ask(POLL_EXTENDED, { ...group, since: `${since}#resume` });
        expect(names(passed)).toEqual(['fast']);
        await slow;
        const next = await classroom.ask(POLL_EXTENDED, { ...group, since: `${text(passed, 'position')}#resume` });
        expect(names(next)).toContain('slow');
        expect(await batchesOf(group)).toBe(2);
    });

    test('is not taken at all where it is late each time, and can be sent again', async () => {
        const group = await classroom.group({ useWebSocket: false });
        await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        delays = Array.from({ length: 6 }, () => LATE_MS + 50);
        const batch = { ...group, nodeId: 'n', events: [event('e', { orderKey: '1' })] };
        expect((await classroom.refusal(operation, batch)).errorType).toBe('LimitExceeded');
        delays = [];
        await classroom.ask(operation, batch);
        const read = await classroom.ask(old.EVENTS_SINCE, { ...group, since: '2020-01-01T00:00:00.000Z' });
        expect(list(read)).toHaveLength(1);
    }, 15_000);
});

test('D4: a report that becomes visible late is written again under a new time', async () => {
    const group = await classroom.group({ useWebSocket: false });
    const since = text(await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'reader' }), 'position');
    for (const nodeId of ['slow', 'fast']) await classroom.ask(JOIN_EXTENDED, { ...group, nodeId });
    // Longer than a reader looks back, and than a busy machine takes for what happens meanwhile.
    delays = [3_000];
    const report = (nodeId: string) =>
        classroom.ask(REPORT_EXTENDED, { ...group, nodeId, data: [{ key: 'x', value: nodeId }] });
    const slow = report('slow');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await report('fast');
    await new Promise((resolve) => setTimeout(resolve, 1_150));
    const passed = await classroom.ask(POLL_EXTENDED, { ...group, since: `${since}#resume` });
    expect(at(passed, 'changes')).toMatchObject([{ nodeId: 'fast' }]);
    const reported = await slow;
    const next = await classroom.ask(POLL_EXTENDED, { ...group, since: `${text(passed, 'position')}#resume` });
    const told = list(next, 'changes').find((change) => at(change, 'nodeId') === 'slow');
    expect(at(told, 'changed', 0, 'position')).toBe(text(reported, 'nodeStatus', 'changed', 0, 'position'));
});

describe('a write of an editor of today that loses to another one of its own', () => {
    const report = { data: [{ key: 'x', value: '1' }] };
    const batch = { events: [event('e', { orderKey: '1' })] };
    const read = (group: object) =>
        classroom.ask(old.POLL, { ...group, since: '2020-01-01T00:00:00.000Z' }).then((page) => names(page));

    test.each([1, 2, 10])('is tried again by the stack: %i times', async (conflicts) => {
        for (const useWebSocket of [true, false]) {
            const group = await classroom.group({ useWebSocket });
            await classroom.ask(old.JOIN, { ...group, nodeId: 'n' });
            emulator.table.conflicts = conflicts;
            await classroom.ask(old.REPORT, { ...group, nodeId: 'n', ...report });
            expect(emulator.table.conflicts).toBe(0);
            emulator.table.conflicts = conflicts;
            const fired = await classroom.ask(old.FIRE, { ...group, nodeId: 'n', ...batch });
            expect(list(fired, 'batchEvent', 'events')).toHaveLength(1);
            expect(await read(group)).toEqual(useWebSocket ? [] : ['e']);
            expect(at(await classroom.ask(old.LIST_STATUSES, group), 0, 'data')).toEqual([{ key: 'x', value: '1' }]);
        }
    });

    test.each([
        ['a batch', old.FIRE, batch],
        ['a report', old.REPORT, report],
    ])(
        '%s is refused where it loses each time, and nothing is stored',
        async (_what, operation, given) => {
            const group = await classroom.group({ useWebSocket: false });
            await classroom.ask(old.JOIN, { ...group, nodeId: 'n' });
            emulator.table.conflicts = Number.POSITIVE_INFINITY;
            const refusal = await classroom.refusal(operation, { ...group, nodeId: 'n', ...given });
            emulator.table.conflicts = 0;
            expect(refusal.errorType).toBe('LimitExceeded');
            expect(await read(group)).toEqual([]);
            expect(await classroom.ask(old.LIST_STATUSES, group)).toEqual([]);
            await classroom.ask(operation, { ...group, nodeId: 'n', ...given });
        },
        // What it tries, and how long it waits in between.
        20_000,
    );

    test.each([
        ['joining', old.JOIN],
        ['a heartbeat', old.MEMBER_HEARTBEAT],
        ['leaving', old.LEAVE],
    ])('%s waits until its batch is in the table', async (_what, operation) => {
        const group = await classroom.group({ useWebSocket: false });
        await classroom.ask(old.JOIN, { ...group, nodeId: 'n' });
        emulator.table.conflicts = 5;
        await classroom.ask(operation, { ...group, nodeId: 'n' });
        expect(emulator.table.conflicts).toBe(0);
    });
});

test('one whose joining loses is in the group afterwards, and no longer in the one where it was', async () => {
    const [before, group] = [await classroom.group(), await classroom.group()];
    await classroom.ask(old.JOIN, { ...before, nodeId: 'n' });
    const collector = await classroom.subscribe(SUBSCRIBE_EXTENDED, group);
    // The note of how it listens needs no other try, and goes first.
    await classroom.ask(old.JOIN, { ...group, nodeId: 'm' });
    emulator.table.conflicts = 3;
    await classroom.ask(old.JOIN, { ...group, nodeId: 'n' });
    expect(emulator.table.conflicts).toBe(0);
    const ids = async (of: InGroup) => list(await classroom.ask(old.LIST_NODES, of)).map((each) => text(each, 'id'));
    expect((await ids(group)).sort()).toEqual(['m', 'n']);
    expect(await ids(before)).toEqual([]);
    await until('the members to be told', () => {
        const told = collector.messages.map((message) => at(rootValue(message), 'members'));
        return told.some((members) => Array.isArray(members) && members.length === 2);
    });
    collector.stop();
});

test('requests of one member at once: each event is taken once', async () => {
    const group = await classroom.group({ useWebSocket: false });
    await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
    const batch = { ...group, nodeId: 'n', events: numbered(3) };
    const answers = await Promise.all(
        [old.RECORD, FIRE_EXTENDED, old.RECORD, FIRE_EXTENDED].map((operation) =>
            classroom.backend.execute(operation, batch),
        ),
    );
    expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([]);
    const read = await classroom.ask(old.EVENTS_SINCE, { ...group, since: '2020-01-01T00:00:00.000Z' });
    expect(list(read)).toHaveLength(3);
});

test.each([
    ['fired', FIRE_EXTENDED],
    ['recorded', old.RECORD],
])('a batch that is %s and too large for one message comes in parts, in order', async (_deed, operation) => {
    const group = await classroom.group();
    await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
    const collector = await classroom.subscribe(SUBSCRIBE_EXTENDED, group);
    const events = numbered(1000).map((each) => ({ ...each, payload: 'p'.repeat(150) }));
    await classroom.ask(operation, { ...group, nodeId: 'n', events });
    const pushed = () => payloads(collector, 'batchEvent').flatMap((batch) => list(batch, 'events'));
    await until('all events', () => pushed().length >= 1000);
    expect(pushed().map((each) => text(each, 'name'))).toEqual(events.map((each) => at(each, 'eventName')));
    expect(payloads(collector, 'batchEvent').length).toBeGreaterThan(1);
    collector.stop();
});

test.each([
    ['fired', FIRE_EXTENDED],
    ['recorded', old.RECORD],
])(
    'a batch that is %s with more variables than an item holds is refused, and nothing is stored',
    async (_deed, operation) => {
        const group = await classroom.group({ useWebSocket: false });
        await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
        const data = Array.from({ length: 200 }, (_, index) => ({ key: `k${index}`, value: '' }));
        const events = numbered(13).map((each) => ({ ...each, data }));
        const refusal = await classroom.refusal(operation, { ...group, nodeId: 'n', events });
        expect(refusal).toMatchObject({
            errorType: 'ValidationError',
            message: expect.stringContaining('2500 variables'),
        });
        expect(await batchesOf(group)).toBe(0);
    },
);

test('the largest batch that is let through fits into its item', async () => {
    const group = await classroom.group({ useWebSocket: false });
    await classroom.ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
    const data = [0, 1].map((index) => ({ key: `k${index}`, value: 'v' }));
    const events = numbered(1000).map((each) => ({ ...each, payload: 'p'.repeat(230), data }));
    // By two members: it takes more than half of what one may have in the log.
    await classroom.ask(FIRE_EXTENDED, { ...group, nodeId: 'n', events });
    await classroom.ask(old.RECORD, { ...group, nodeId: 'm', events });
    expect(await batchesOf(group)).toBe(2);
});

describe('doors that stay shut', () => {
    test('nobody with a key alone can publish', async () => {
        const group = await classroom.group();
        const collector = await classroom.subscribe(old.SUBSCRIBE, group);
        const refusal = await classroom.refusal(
            'mutation ($groupId: ID!, $domain: String!) { publishMessage(groupId: $groupId, domain: $domain, message: "{}") { groupId } }',
            group,
        );
        expect(refusal.errorType).toBe('Unauthorized');
        expect(collector.messages).toEqual([]);
        collector.stop();
    });

    test('the host’s own operations are not there: a client asks, and does without', async () => {
        const refusal = await classroom.refusal('{ groupReport(groupId: "g", domain: "d", hostKey: "k") { name } }');
        expect(refusal.errorType).toBe('ValidationError');
    });

    const speak = (protocols: string[], messages: readonly object[]) =>
        new Promise<unknown>((resolve, reject) => {
            const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/realtime`, protocols);
            socket.on('error', reject);
            socket.on('open', () => messages.forEach((message) => socket.send(JSON.stringify(message))));
            socket.on('message', (data: Buffer) => {
                const message: unknown = JSON.parse(data.toString('utf8'));
                const type = at(message, 'type');
                if (type === 'connection_error' || type === 'error') {
                    socket.terminate();
                    resolve(at(message, 'payload', 'errors', 0, 'errorType'));
                }
            });
        });
    const header = (value: unknown) => `header-${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
    const KEY = { host: 'h', 'x-api-key': EMULATOR_KEY };

    test.each([
        ['a header that is not base64', ['graphql-ws', 'header-***'.replaceAll('*', '.')], [], 'BadRequestException'],
        ['a header that is not JSON', ['graphql-ws', 'header-bm90IGpzb24'], [], 'BadRequestException'],
        ['a wrong key', ['graphql-ws', header({ host: 'h', 'x-api-key': 'da2-other' })], [], 'UnauthorizedException'],
        ['no key', ['graphql-ws'], [], 'UnauthorizedException'],
        [
            'a start before connection_init',
            ['graphql-ws', header(KEY)],
            [{ type: 'start', id: '1' }],
            'BadRequestException',
        ],
        [
            'a subscription without a key',
            ['graphql-ws', header(KEY)],
            [{ type: 'connection_init' }, { type: 'start', id: '1', payload: { data: '{}' } }],
            'UnauthorizedException',
        ],
    ])('%s', async (_what, protocols, messages, errorType) => {
        expect(await speak(protocols, messages)).toBe(errorType);
    });
});
