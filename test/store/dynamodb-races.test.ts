// Two processes that want the same thing at the same moment, on the real engine.
import { createServer } from 'node:http';
import { createDynamoStore, type DynamoStore } from '../../src/store/dynamodb';
import { checkTable, createTable, dynamoClient } from '../../src/store/dynamodb/connect';
import { tableDefinition } from '../../src/store/dynamodb/table-definition';
import { CreateTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { LocalDynamo } from '../dynamodb/local';
import { race } from '../dynamodb/race';
import { tearReads } from '../dynamodb/torn-reads';
import { groupOf, groupRecord, newEvent, nodeRecord, NOW, write } from './records';

const KEY = { id: 'g', domain: 'd' };
const RACERS = 6;

describe('on DynamoDB Local', () => {
    let local: LocalDynamo;
    beforeAll(async () => {
        local = await LocalDynamo.start();
    }, 60_000);
    afterAll(() => local.stop());

    /** Stores that know nothing of each other, on one table. */
    async function processes(count = RACERS): Promise<DynamoStore[]> {
        const table = await local.table();
        const options = { client: local.client, table, eventTtlSeconds: 10, pollingIntervalSeconds: 2 };
        return Array.from({ length: count }, () => createDynamoStore(options));
    }
    const all = <Result>(stores: readonly DynamoStore[], act: (store: DynamoStore, index: number) => Promise<Result>) =>
        Promise.all(stores.map(act));

    test('one host that creates a group at several servers at once has one group', async () => {
        const stores = await processes();
        const groups = await all(stores, (store, index) => store.createGroup(groupRecord({ id: `g${index}` }), NOW));
        expect(new Set(groups.map(({ id }) => id)).size).toBe(1);
        expect(await stores[0]?.listGroups('d', NOW)).toHaveLength(1);
    });

    test('a member that joins at several servers at once is new once; leaving at several is done once', async () => {
        const stores = await processes();
        await stores[0]?.createGroup(groupRecord(), NOW);
        const joined = await all(stores, (store) => store.putNode(nodeRecord('n'), NOW));
        expect(joined.filter(Boolean)).toHaveLength(1);
        const left = await all(stores, (store) => store.removeNode(KEY, 'n', NOW));
        expect(left.filter(Boolean)).toHaveLength(1);
    });

    test('a batch that arrives at several servers at once is taken once', async () => {
        const stores = await processes();
        const [first] = stores;
        if (first === undefined) throw new Error('There are stores.');
        await groupOf(first, 'n');
        const batch = [newEvent('a', '1', [write('x', '1')]), newEvent('b', '2')];
        const taken = await all(stores, (store) => store.append(KEY, 'n', batch, NOW));
        expect(taken.flatMap(({ added }) => added.map(({ name }) => name))).toEqual(['a', 'b']);
        for (const { events } of taken) expect(events.map(({ name }) => name)).toEqual(['a', 'b']);
    });

    test('reports of one member at several servers at once are merged', async () => {
        const stores = await processes();
        const [first] = stores;
        if (first === undefined) throw new Error('There are stores.');
        await groupOf(first, 'n');
        await all(stores, (store, index) => store.writeVariables(KEY, 'n', [write(`x${index}`, '1')], NOW));
        expect((await first.readStatus(KEY, 'n', NOW))?.variables).toHaveLength(RACERS);
    });

    describe('while others write between the reads of one batch', () => {
        async function torn(meanwhile: (others: DynamoStore) => Promise<unknown>) {
            const place = { table: await local.table(), endpoint: local.endpoint };
            const rest = { table: place.table, eventTtlSeconds: 10, pollingIntervalSeconds: 2 };
            const others = createDynamoStore({ ...rest, client: local.client });
            const client = dynamoClient(place);
            let happened = false;
            tearReads(client, async () => {
                if (happened) return;
                happened = true;
                await meanwhile(others);
            });
            await groupOf(others, 'n');
            return { others, torn: createDynamoStore({ ...rest, client }), happened: () => happened, client };
        }

        test('reports of one member are merged', async () => {
            const {
                torn: store,
                others,
                happened,
                client,
            } = await torn((others) => others.writeVariables(KEY, 'n', [write('x', '1')], NOW));
            await store.writeVariables(KEY, 'n', [write('y', '2')], NOW);
            const kept = (await others.readStatus(KEY, 'n', NOW))?.variables.map(({ key }) => key);
            expect({ happened: happened(), kept }).toEqual({ happened: true, kept: ['x', 'y'] });
            client.destroy();
        });

        test('an event does not bring back what was there before', async () => {
            const {
                torn: store,
                others,
                client,
            } = await torn((others) => others.append(KEY, 'n', [newEvent('a', '1', [write('x', '1')])], NOW));
            await store.append(KEY, 'n', [newEvent('b', '2', [write('y', '2')])], NOW);
            const kept = (await others.readStatus(KEY, 'n', NOW))?.variables.map(({ key }) => key);
            expect(kept).toEqual(['x', 'y']);
            client.destroy();
        });

        test('a member that was taken out does not report', async () => {
            const { torn: store, others, client } = await torn((others) => others.removeNode(KEY, 'n', NOW));
            await expect(store.writeVariables(KEY, 'n', [write('y', '2')], NOW)).rejects.toMatchObject({
                errorType: 'NodeNotFound',
            });
            await others.putNode(nodeRecord('n'), NOW);
            expect(await others.readStatus(KEY, 'n', NOW)).toBeUndefined();
            client.destroy();
        });
    });

    test('a member that is taken out while it reports leaves nothing behind', async () => {
        const [one, other] = await processes(2);
        if (one === undefined || other === undefined) throw new Error('There are two stores.');
        await groupOf(one, 'n', 'm');
        await Promise.all([
            one.removeNode(KEY, 'n', NOW),
            other.writeVariables(KEY, 'n', [write('x', '1')], NOW).catch(() => undefined),
        ]);
        expect(await one.listStatuses(KEY, NOW)).toEqual([]);
        await one.putNode(nodeRecord('n'), NOW);
        expect(await one.readStatus(KEY, 'n', NOW)).toBeUndefined();
    });

    test('D1 D2 D3: many writers and readers over several servers: each event once, in its order', async () => {
        const { client } = local;
        const table = await local.table();
        const outcome = await race({ client, table, writers: 8, readers: 4, stores: 3, events: 2_000, seed: 7 });
        expect(outcome).toMatchObject({ written: 2_000, violation: null });
        expect(outcome.retried).toBeGreaterThan(0);
    }, 60_000);

    test('variables that an item does not hold are refused with a sentence, and the others are stored', async () => {
        const [store] = await processes(1);
        if (store === undefined) throw new Error('There is a store.');
        await groupOf(store, 'n');
        const large = Array.from({ length: 90 }, (_, index) => write(`x${index}`, 'y'.repeat(4_000)));
        const { written, refused } = await store.writeVariables(KEY, 'n', large, NOW);
        expect([written.length, refused.length]).toEqual([74, 16]);
        expect(refused[0]?.message).toContain('at most 300000 bytes');
        const event = { ...newEvent('e', '1'), payload: 'p'.repeat(240_000) };
        expect((await store.append(KEY, 'n', [event], NOW)).added).toHaveLength(1);
    });

    test('the largest batch that the wire lets through fits, whatever is in it', async () => {
        const [store] = await processes(1);
        if (store === undefined) throw new Error('There is a store.');
        await groupOf(store, 'n');
        // Characters that no compression makes smaller, and that JSON writes as six.
        const payload = Array.from({ length: 220 }, (_, index) => String.fromCharCode((index * 7_919) % 0x20)).join('');
        const batch = Array.from({ length: 1_000 }, (_, index) => ({ ...newEvent(`e${index}`, `${index}`), payload }));
        expect((await store.append(KEY, 'n', batch, NOW)).added).toHaveLength(1_000);
        const page = await store.readSince(KEY, { position: 'EVENT#', resumes: true }, 1_000, NOW);
        expect(page.events[0]?.payload).toBe(payload);
    });

    describe('a table that cannot be used is told by a sentence', () => {
        const place = (table: string) => ({ table, endpoint: local.endpoint });

        test('none', async () => {
            await expect(checkTable(local.client, place('nothing'))).rejects.toThrow(
                'There is no table "nothing" at http://127.0.0.1',
            );
        });

        test('one with other keys', async () => {
            await local.client.send(
                new CreateTableCommand({
                    TableName: 'other',
                    BillingMode: 'PAY_PER_REQUEST',
                    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
                    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
                }),
            );
            await expect(checkTable(local.client, place('other'))).rejects.toThrow(
                'its keys are id instead of pk and sk. Give the mesh a table of its own',
            );
        });

        test('one without our indexes', async () => {
            const {
                GlobalSecondaryIndexes: _left,
                AttributeDefinitions: attributes,
                ...rest
            } = tableDefinition('bare');
            const keys = attributes?.filter(({ AttributeName: name }) => name === 'pk' || name === 'sk');
            await local.client.send(new CreateTableCommand({ ...rest, AttributeDefinitions: keys }));
            await expect(checkTable(local.client, place('bare'))).rejects.toThrow('it has no index groups-by-domain');
        });

        test('one with items of somebody else', async () => {
            const table = await local.table();
            const item = { pk: { S: 'DOMAIN#d' }, sk: { S: 'GROUP#g#METADATA' }, color: { S: 'red' } };
            await local.client.send(new PutItemCommand({ TableName: table, Item: item }));
            const options = { client: local.client, table, eventTtlSeconds: 10, pollingIntervalSeconds: 2 };
            await expect(createDynamoStore(options).readGroup(KEY, NOW)).rejects.toThrow(
                'DOMAIN#d / GROUP#g#METADATA has no id as the mesh writes it',
            );
        });

        test('one that is nowhere', async () => {
            const nowhere = { table: 'mesh', endpoint: 'http://127.0.0.1:9' };
            const client = dynamoClient(nowhere);
            await expect(checkTable(client, nowhere)).rejects.toThrow('at http://127.0.0.1:9 was not reached');
            client.destroy();
        });

        test('one that is asked too much: tried again with growing waits, then told as what may pass later', async () => {
            let asked = 0;
            const busy = createServer((_request, response) => {
                asked += 1;
                response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
                response.end('{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slow down"}');
            });
            await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
            const address = busy.address();
            const port = typeof address === 'object' && address !== null ? address.port : 0;
            const client = dynamoClient({ table: 'mesh', endpoint: `http://127.0.0.1:${port}` });
            const store = createDynamoStore({ client, table: 'mesh', eventTtlSeconds: 10, pollingIntervalSeconds: 2 });
            await expect(store.readGroup(KEY, NOW)).rejects.toMatchObject({ errorType: 'LimitExceeded' });
            expect(asked).toBe(5);
            client.destroy();
            busy.close();
        }, 30_000);

        test('making it again changes nothing', async () => {
            const table = await local.table();
            await createTable(local.client, place(table));
            await checkTable(local.client, place(table));
        });
    });
});
