// Clients that nobody here wrote, as editors of today have them, at both of our backends: every operation of Part 1 and
// the subscription, over plain and over encrypted connections, and a group together with our own client.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import {
    CREATE_DOMAIN,
    CREATE_GROUP,
    DISSOLVE,
    EVENTS_SINCE,
    FIRE,
    JOIN,
    LEAVE,
    LIST_GROUPS,
    LIST_NODES,
    LIST_STATUSES,
    MEMBER_HEARTBEAT,
    NODE_STATUS,
    POLL,
    RECORD,
    RENEW,
    REPORT,
    SEARCH,
    SUBSCRIBE,
} from '../conformance/old-client';
import { bundle } from '../e2e/bundle';
import { until } from '../until';
import { whenMeshEvent, eventPayload } from '../../examples/make/mesh-blocks';
import { addTo, broadcast, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { Member } from '../e2e/classroom';
import { FOREIGN_BACKENDS, type ForeignBackend, type ForeignPlace } from './foreign-backend';
import { FOREIGN_CLIENTS, ForeignClient, type ForeignResult } from './foreign-client';

const LONG_MS = 30_000;
const BEGINNING = '2020-01-01T00:00:00.000Z';
const event = (eventName: string, number: number) => ({
    eventName,
    payload: String(number),
    firedAt: new Date().toISOString(),
    orderKey: `20260111132200-${String(number).padStart(7, '0')}`,
});

describe.each(FOREIGN_BACKENDS)('at %s', (_where, startBackend, protocols) => {
    const files = mkdtempSync(join(tmpdir(), 'mesh-tls-'));
    let backend: ForeignBackend;
    beforeAll(async () => {
        backend = await startBackend(files);
    }, LONG_MS);
    afterAll(async () => {
        await backend.stop();
        rmSync(files, { recursive: true });
    });

    describe.each(FOREIGN_CLIENTS)('%s', (name) => {
        const clients: ForeignClient[] = [];
        afterEach(async () => {
            for (const client of clients.splice(0)) await client.stop();
        });

        async function start({ url }: ForeignPlace, apiKey = backend.apiKey): Promise<ForeignClient> {
            const client = await ForeignClient.start(name, url, apiKey, join(files, 'cert.pem'));
            clients.push(client);
            return client;
        }

        /** A group by its host, as the client itself made it. */
        async function group(client: ForeignClient, domain: string, useWebSocket = true) {
            const made = await client.run(CREATE_GROUP, { name: 'class', hostId: 'host', domain, useWebSocket });
            const { id } = fieldOf(made, 'createGroup');
            return { groupId: String(id), domain };
        }

        it.each(['http and ws', 'https and wss'])(
            'does every operation of Part 1 over %s',
            async (over) => {
                const server = over === 'http and ws' ? backend.plain : backend.secure;
                expect(server.url.startsWith(over === 'http and ws' ? 'http:' : 'https:')).toBe(true);
                const client = await start(server);
                expect(String((await client.run(CREATE_DOMAIN)).data?.['createDomain'])).toMatch(/^[0-9a-f]+$/);
                const key = await group(client, `${name}-operations`);
                expect(
                    listOf(await client.run(LIST_GROUPS, { domain: key.domain }), 'listGroupsByDomain'),
                ).toHaveLength(1);
                expect(listOf(await client.run(SEARCH, { namePrefix: 'cla' }), 'searchGroupsByNamePrefix')).not.toEqual(
                    [],
                );
                const node = { ...key, nodeId: 'n' };
                expect(fieldOf(await client.run(JOIN, node), 'joinGroup')).toMatchObject({
                    id: 'n',
                    useWebSocket: true,
                });
                expect(listOf(await client.run(LIST_NODES, key), 'listNodesInGroup')).toHaveLength(1);
                fieldOf(await client.run(RENEW, { ...key, hostId: 'host' }), 'renewHeartbeat');
                fieldOf(await client.run(MEMBER_HEARTBEAT, node), 'sendMemberHeartbeat');

                const messages = client.subscribe(SUBSCRIBE, key);
                const told = () => JSON.stringify(messages);
                // Nothing tells a client of this kind that it is subscribed: it hears what comes after.
                await until(
                    'it hears the group',
                    async () => {
                        await client.run(REPORT, { ...node, data: [{ key: 'x', value: '1' }] });
                        return told().includes('"x"');
                    },
                    LONG_MS,
                );
                expect(listOf(await client.run(LIST_STATUSES, key), 'listGroupStatuses')).toMatchObject([
                    { nodeId: 'n', data: [{ key: 'x', value: '1' }] },
                ]);
                expect(fieldOf(await client.run(NODE_STATUS, { nodeId: 'n' }), 'getNodeStatus')).toMatchObject({
                    nodeId: 'n',
                });
                fieldOf(await client.run(FIRE, { ...node, events: [event('fired', 1)] }), 'fireEventsByNode');
                await until('it is pushed what was fired', () => told().includes('"fired"'));
                const recorded = await client.run(RECORD, {
                    ...node,
                    events: [event('recorded', 2), event('recorded', 3)],
                });
                expect(fieldOf(recorded, 'recordEventsByNode')).toMatchObject({ recordedCount: 2 });
                await until('it is pushed what was recorded', () => told().includes('"recorded"'));
                const since = { ...key, since: BEGINNING };
                const events = listOf(await client.run(EVENTS_SINCE, since), 'getEventsSince');
                // The stack keeps nothing of what is fired in a group of WebSocket members alone.
                const kept = backend.keepsAll ? ['1', '2', '3'] : ['2', '3'];
                expect(events).toMatchObject(kept.map((payload) => ({ payload })));
                expect(fieldOf(await client.run(POLL, since), 'pollGroupData')['events']).toHaveLength(kept.length);

                fieldOf(await client.run(LEAVE, node), 'leaveGroup');
                fieldOf(await client.run(DISSOLVE, { ...key, hostId: 'host' }), 'dissolveGroup');
                await until('it is told the end', () => told().includes('groupDissolve":{'));
                expect((await client.run(LIST_NODES, key)).errors?.[0]).toMatchObject({
                    errorType: 'GroupNotFound',
                    message: expect.stringMatching(/^Group (not found|expired)/),
                });
            },
            60_000,
        );

        it('is refused with a wrong key, over HTTP and over the WebSocket, and does not ask again and again', async () => {
            const { refused } = backend.plain;
            const client = await start(backend.plain, 'da2-wrong');
            const before = await refused();
            expect((await client.run(CREATE_DOMAIN)).errors).toBeDefined();
            const messages = client.subscribe(SUBSCRIBE, { groupId: 'g', domain: 'd' });
            await until('both are refused', async () => (await refused()) >= before + 2, LONG_MS);
            // A client that does ask again does so at once.
            await client.run(CREATE_DOMAIN);
            await client.run(CREATE_DOMAIN);
            expect(await refused()).toBe(before + 4);
            expect(messages.filter(({ data }) => data !== undefined && data !== null)).toEqual([]);
        }, 60_000);

        it.each([
            ...protocols.map((protocol) => ({ transport: 'websocket', protocol })),
            { transport: 'polling', protocol: 'auto' as const },
        ])(
            'D1 D2: shares a group with our client ($transport, $protocol)',
            async ({ transport, protocol }) => {
                const client = await start(backend.plain);
                const key = await group(client, `${name}-${protocol}`);
                const node = { ...key, nodeId: 'theirs' };
                await client.run(JOIN, node);
                const messages = client.subscribe(SUBSCRIBE, key);
                const project = {
                    lists: ['log'],
                    scripts: [
                        [whenFlagClicked(), broadcast('ours')],
                        [whenMeshEvent('theirs'), addTo('log', eventPayload())],
                    ],
                };
                const options = {
                    url: backend.plain.url,
                    apiKey: backend.apiKey,
                    domain: key.domain,
                    WebSocket,
                    protocol,
                    forcePolling: transport === 'polling',
                };
                const ours = await Member.open('scratch-vm 5.0.300', project, (vm) =>
                    bundle('scratch-mesh').install(vm, options),
                );
                await ours.mesh.joinGroup('class');
                await until('ours has its transport', () => ours.mesh.status.transport === transport);
                await until(
                    'theirs hears ours',
                    async () => {
                        ours.player.greenFlag();
                        await new Promise((resolve) => setTimeout(resolve, 300));
                        return JSON.stringify(messages).includes('"ours"');
                    },
                    LONG_MS,
                );
                const count = 30;
                for (let number = 0; number < count; number += 3)
                    await client.run(number % 2 === 0 ? FIRE : RECORD, {
                        ...node,
                        events: [0, 1, 2].map((more) => event('theirs', number + more)),
                    });
                await until('all events', () => ours.player.list('log').length >= count, LONG_MS);
                expect(ours.player.list('log')).toEqual(Array.from({ length: count }, (_, number) => String(number)));
                await ours.close();
            },
            90_000,
        );
    });
});

function fieldOf({ data, errors }: ForeignResult, field: string): Record<string, unknown> {
    const value = data?.[field];
    if (typeof value !== 'object' || value === null)
        throw new Error(`There is no ${field}: ${JSON.stringify(errors ?? data)}`);
    return { ...value };
}

function listOf({ data, errors }: ForeignResult, field: string): readonly object[] {
    const value = data?.[field];
    if (!Array.isArray(value)) throw new Error(`There is no list ${field}: ${JSON.stringify(errors ?? data)}`);
    return value.map((each: unknown) => (typeof each === 'object' && each !== null ? each : {}));
}
