import { LogUnreachable } from '../../src/replication/command-log';
import { RedisLog } from '../../src/replication/redis/redis-log';
import { MeshError } from '../../src/wire/errors';
import { LocalRedis } from '../redis/local';
import { until } from '../until';
import { openServer, type SharingServer } from './servers';

interface GroupArguments {
    readonly groupId: string;
    readonly domain: string;
}

describe('servers that share groups by Redis', () => {
    let redis: LocalRedis;
    let names = 0;
    let open: SharingServer[] = [];
    const failures: unknown[] = [];
    const lines: string[] = [];

    beforeAll(async () => {
        redis = await LocalRedis.start();
    });
    beforeEach(() => {
        names += 1;
    });
    afterEach(async () => {
        for (const server of open) await server.close();
        open = [];
        expect(failures.splice(0)).toEqual([]);
    });
    afterAll(() => redis.stop());

    /** One more at the log of the test. */
    async function another(): Promise<SharingServer> {
        const log = new RedisLog({ url: redis.url, name: `test-${names}`, log: (line) => lines.push(line) });
        const server = await openServer(log, (thrown) => failures.push(thrown));
        open.push(server);
        return server;
    }

    /** The servers themselves, which a test names. */
    const three = async (): Promise<[SharingServer, SharingServer, SharingServer]> => [
        await another(),
        await another(),
        await another(),
    ];

    async function groupAt({ core }: SharingServer) {
        const group = await core.createGroup({ name: 'g', hostId: 'h', domain: 'd', useWebSocket: true });
        const key = { groupId: group.id, domain: 'd' };
        await core.joinGroup({ ...key, nodeId: 'h' });
        return { key, hostKey: group.hostKey ?? '' };
    }

    const fire = ({ core }: SharingServer, key: GroupArguments, nodeId: string, ...numbers: number[]) =>
        core.recordEventsByNode({
            ...key,
            nodeId,
            events: numbers.map((number) => ({
                eventName: `${nodeId}${number}`,
                firedAt: '2026-01-01T00:00:00.000Z',
                orderKey: String(number).padStart(7, '0'),
            })),
        });

    /** Everything that the group's log holds, page by page. */
    async function read({ core }: SharingServer, key: GroupArguments): Promise<string[]> {
        const names: string[] = [];
        for (let since = '2026-01-01T00:00:00.000Z'; ;) {
            const { events, position, more } = await core.readGroupData({ ...key, since });
            names.push(...events.map(({ name }) => name));
            if (!more) return names;
            since = position ?? '';
        }
    }

    const pushedTo = ({ pushed }: SharingServer) =>
        pushed.flatMap(({ batchEvent }) => batchEvent?.events.map(({ name }) => name) ?? []);

    /** Three senders at three servers, all at once. */
    const crowd = (servers: readonly SharingServer[], key: GroupArguments, from: number, to: number) =>
        Promise.all(
            servers.map(async (server, index) => {
                for (let number = from; number < to; number++)
                    await persistently(() => fire(server, key, `n${index}`, number));
            }),
        );

    /** As every client does: what was not refused is sent again. */
    async function persistently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
        for (;;)
            try {
                return await ask();
            } catch (error) {
                if (error instanceof MeshError) throw error;
                await new Promise((resolve) => setTimeout(resolve, 20));
            }
    }

    const everyEvent = (from: number, to: number) =>
        [0, 1, 2].flatMap((index) => Array.from({ length: to - from }, (_, number) => `n${index}${from + number}`));

    it('D1 D2: what is fired anywhere is read and pushed everywhere, once and in one order', async () => {
        const servers = await three();
        const [one, two] = servers;
        const { key } = await groupAt(one);
        await crowd(servers, key, 0, 50);
        const order = await read(two, key);
        expect([...order].sort()).toEqual(everyEvent(0, 50).sort());
        for (const server of servers) {
            expect(await read(server, key)).toEqual(order);
            expect(pushedTo(server)).toEqual(order);
        }
    });

    it('D2: a batch that is sent again to another server is taken once', async () => {
        const [one, two, third] = await three();
        const { key } = await groupAt(one);
        await fire(one, key, 'n', 1, 2);
        expect(await fire(two, key, 'n', 1, 2)).toMatchObject({ recordedCount: 2 });
        expect(await read(third, key)).toEqual(['n1', 'n2']);
    });

    it('what one answers is seen by all at once, whoever is asked', async () => {
        const [one, two, third] = await three();
        const { key } = await groupAt(one);
        expect(await two.core.listGroupsByDomain({ domain: 'd' })).toMatchObject([{ id: key.groupId, memberCount: 1 }]);
        await third.core.leaveGroup({ ...key, nodeId: 'h' });
        expect(await one.core.listNodesInGroup(key)).toEqual([]);
    });

    it("the host's operations hold at every server", async () => {
        const [one, two, third] = await three();
        const { key, hostKey } = await groupAt(one);
        await two.core.joinGroup({ ...key, nodeId: 'n' });
        await two.core.reportConnection({ ...key, nodeId: 'n', transport: 'polling', reason: 'N3', missed: 2 });
        expect(await third.core.groupReport({ ...key, hostKey })).toMatchObject({
            members: [{ nodeId: 'h' }, { nodeId: 'n', transport: 'polling', missed: 2 }],
        });
        await third.core.pauseGroup({ ...key, hostKey, paused: true });
        await expect(fire(two, key, 'n', 1)).rejects.toMatchObject({ errorType: 'Paused' });
        await two.core.pauseGroup({ ...key, hostKey, paused: false });
        await one.core.removeMember({ ...key, hostKey, nodeId: 'n' });
        await expect(fire(two, key, 'n', 1)).rejects.toMatchObject({ errorType: 'Unauthorized' });
    });

    it('a refusal reaches who asked, and changes nothing anywhere', async () => {
        const [one, two] = await three();
        const { key } = await groupAt(one);
        await expect(fire(two, { ...key, groupId: 'another' }, 'n', 1)).rejects.toMatchObject({
            errorType: 'GroupNotFound',
        });
        await expect(one.core.pauseGroup({ ...key, hostKey: 'guessed', paused: true })).rejects.toBeInstanceOf(
            MeshError,
        );
        expect(await read(one, key)).toEqual([]);
    });

    it('a server that comes later has everything', async () => {
        const [one, two] = await three();
        const { key, hostKey } = await groupAt(one);
        await fire(one, key, 'n', 1, 2, 3);
        await two.core.reportDataByNode({ ...key, nodeId: 'n', data: [{ key: 'score', value: '7' }] });
        const late = await another();
        expect(await read(late, key)).toEqual(['n1', 'n2', 'n3']);
        expect(await late.core.listGroupStatuses(key)).toMatchObject([
            { nodeId: 'n', data: [{ key: 'score', value: '7' }] },
        ]);
        await late.core.pauseGroup({ ...key, hostKey, paused: true });
    });

    it('a log of thousands of entries is cut off: who comes later, or was too slow, takes the snapshot', async () => {
        const [one, two, slow] = await three();
        const { key } = await groupAt(one);
        await fire(one, key, 'n', 1);
        expect(await read(slow, key)).toEqual(['n1']);
        slow.hold();
        for (let turn = 0; turn < 10_500; turn++) {
            void two.core.sendMemberHeartbeat({ ...key, nodeId: 'h' });
            if (turn % 4 === 0) await new Promise((resolve) => setImmediate(resolve));
            else await Promise.resolve();
        }
        await fire(one, key, 'n', 2);
        await two.core.listNodesInGroup(key);
        await until('the log is cut off', () => Number(redis.ask('XLEN', `{test-${names}}:log`)) < 5_000);
        slow.letGo();
        for (const server of [one, slow, await another()]) expect(await read(server, key)).toEqual(['n1', 'n2']);
        expect([one.resets(), slow.resets()]).toEqual([0, 1]);
    });

    describe.each(['keeps-nothing', 'keeps-all'] as const)('on a Redis that %s', (persistence) => {
        beforeAll(async () => {
            await redis.stop();
            redis = await LocalRedis.start(persistence);
        });

        it('D1 D2: nothing that was taken is lost, and nothing doubled, when it is killed and started again', async () => {
            const servers = await three();
            const [one] = servers;
            const { key } = await groupAt(one);
            await crowd(servers, key, 0, 20);
            await redis.kill();
            await expect(fire(one, key, 'n0', 20)).rejects.toBeInstanceOf(LogUnreachable);
            const sending = crowd(servers, key, 20, 40);
            await redis.restart();
            await sending;
            const order = await persistently(() => read(one, key));
            expect([...order].sort()).toEqual(everyEvent(0, 40).sort());
            for (const server of [...servers, await another()]) expect(await read(server, key)).toEqual(order);
            for (const server of servers) if (server.resets() === 0) expect(pushedTo(server)).toEqual(order);
            expect(lines.splice(0)).toContain('Redis can be reached again: the groups continue.');
        });
    });
});
