import { groupAliveUntil, nodeAliveUntil } from '../../src/core/group-life';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { startCore } from './core-harness';

const event = (eventName: string, more: object = {}) => ({ eventName, firedAt: '2026-01-11T13:22:00.123Z', ...more });

test('a group lives until its heartbeat TTL, never beyond its own end; a member until its own', () => {
    expect(groupAliveUntil(1_000_000, 0, DEFAULT_SETTINGS)).toBe(150_000);
    expect(groupAliveUntil(100_000, 0, DEFAULT_SETTINGS)).toBe(100_000);
    expect(nodeAliveUntil(200_000, DEFAULT_SETTINGS)).toBe(800_000);
});

test('sweep tells the members why their group is gone', async () => {
    const { core, clock, published, group } = startCore();
    const silent = await group();
    clock.time += 150_000;
    await core.sweep();
    expect(published).toMatchObject([
        {
            groupId: silent.groupId,
            audience: 'all',
            message: { groupDissolve: { message: expect.stringContaining('host') } },
        },
    ]);
    published.length = 0;
    const old = { ...(await group()), hostId: 'h' };
    for (let i = 0; i < 15; i++) {
        clock.time += 100_000;
        if (i < 14) await core.renewHeartbeat(old);
    }
    await core.sweep();
    expect(published).toMatchObject([{ message: { groupDissolve: { message: expect.stringContaining('expired') } } }]);
    await core.sweep();
    expect(published).toHaveLength(1);
});

test('who subscribed to a group in whose place its host made another one is told that it ended, once', async () => {
    const { core, clock, published } = startCore();
    const short = { name: 'Class', hostId: 'h', domain: 'd', useWebSocket: true, maxConnectionTimeSeconds: 2 };
    const first = await core.createGroup(short);
    clock.time += 2_000;
    const second = await core.createGroup(short);
    expect(second.id).not.toBe(first.id);
    for (let sweeps = 0; sweeps < 2; sweeps += 1) await core.sweep();
    expect(published).toMatchObject([{ groupId: first.id, message: { groupDissolve: {} } }]);
});

test('sweep tells those who stay that a silent member left', async () => {
    const { core, clock, published, group } = startCore();
    const key = await group();
    await core.joinGroup({ ...key, nodeId: 'silent' });
    await core.joinGroup({ ...key, nodeId: 'heard' });
    for (let i = 0; i < 6; i++) {
        clock.time += 100_000;
        await core.renewHeartbeat({ ...key, hostId: 'h' });
        await core.sendMemberHeartbeat({ ...key, nodeId: 'heard' });
    }
    published.length = 0;
    await core.sweep();
    expect(published).toMatchObject([{ audience: 'all', message: { members: ['heard'] } }]);
});

test('variables inside events are told beforehand to those alone who do not read them there', async () => {
    const { core, published, group } = startCore();
    const key = await group();
    await core.joinGroup({ ...key, nodeId: 'n' });
    published.length = 0;
    await core.fireEventsByNode({
        ...key,
        nodeId: 'n',
        events: [event('plain'), event('e', { data: [{ key: 'x', value: '1' }] })],
    });
    expect(published).toMatchObject([
        { audience: 'without-event-data', message: { nodeStatus: { data: [{ key: 'x', value: '1' }] } } },
        {
            audience: 'all',
            message: {
                batchEvent: {
                    events: [
                        { name: 'plain', data: null },
                        { name: 'e', data: [{ key: 'x' }] },
                    ],
                },
            },
        },
    ]);
});

test('a retried batch is answered in full and published once', async () => {
    const { core, published, group } = startCore();
    const batch = { ...(await group()), nodeId: 'n', events: [event('e', { orderKey: '1' })] };
    const first = await core.recordEventsByNode(batch);
    published.length = 0;
    expect(await core.recordEventsByNode(batch)).toEqual(first);
    expect(published).toEqual([]);
});

test('an old client that reports or fires without having joined is a member from then on', async () => {
    const { core, published, group } = startCore();
    const key = await group();
    await core.reportDataByNode({ ...key, nodeId: 'n', data: [{ key: 'x', value: '1' }] });
    await core.fireEventsByNode({ ...key, nodeId: 'm', events: [event('e')] });
    expect((await core.listNodesInGroup(key)).map(({ id }) => id)).toEqual(['n', 'm']);
    expect(published.flatMap(({ message }) => (message.members ? [message.members] : []))).toEqual([['n'], ['n', 'm']]);
});

test('a batch that is refused lets nobody join', async () => {
    const { core, group } = startCore();
    const key = await group();
    const refused = core.fireEventsByNode({ ...key, nodeId: 'n', events: [] });
    await expect(refused).rejects.toMatchObject({ errorType: 'ValidationError' });
    expect(await core.listNodesInGroup(key)).toEqual([]);
});

test('a node that joins a second group leaves the first, and both are told', async () => {
    const { core, published, group } = startCore();
    const [first, second] = [await group('h1'), await group('h2')];
    await core.joinGroup({ ...first, nodeId: 'n' });
    published.length = 0;
    await core.joinGroup({ ...second, nodeId: 'n' });
    expect(await core.listNodesInGroup(first)).toEqual([]);
    expect(published).toMatchObject([
        { groupId: second.groupId, message: { members: ['n'] } },
        { groupId: first.groupId, message: { members: [] } },
    ]);
});
