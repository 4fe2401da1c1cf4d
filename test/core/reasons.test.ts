// Why something was refused, as a code for the sentence that a person reads.
import { STORE_MAX_GROUPS } from '../../src/core/limits';
import { startCore } from './core-harness';

const FIRED_AT = '2026-01-11T13:22:00.123Z';
const event = (more: object = {}) => ({ eventName: 'e', firedAt: FIRED_AT, ...more });
const HOST = { name: 'Class', hostId: 'h', domain: 'd', useWebSocket: true };

async function arrange() {
    const { core, clock, published } = startCore();
    const created = await core.createGroup(HOST);
    const key = { groupId: created.id, domain: 'd' };
    await core.joinGroup({ ...key, nodeId: 'n' });
    const send = (events: Parameters<typeof core.fireEventsByNode>[0]['events']) =>
        core.fireEventsByNode({ ...key, nodeId: 'n', events });
    const report = (data: { key: string; value: string }[]) => core.reportDataByNode({ ...key, nodeId: 'n', data });
    return { core, clock, published, key, send, report, host: { ...key, hostKey: created.hostKey ?? '' } };
}

/** The refusal of whatever asks for that group. */
async function goneAs(reason: string, gone: Awaited<ReturnType<typeof arrange>>): Promise<void> {
    const { core, key } = gone;
    const refused = { errorType: 'GroupNotFound', reason: { code: reason } };
    await expect(core.pollGroupData({ ...key, since: FIRED_AT })).rejects.toMatchObject(refused);
    await expect(core.joinGroup({ ...key, nodeId: 'late' })).rejects.toMatchObject(refused);
    await expect(core.checkSubscription(key)).rejects.toMatchObject(refused);
}

describe('a group that is gone says which way, before and after the sweep', () => {
    test('its host ended it', async () => {
        const group = await arrange();
        await group.core.dissolveGroup({ ...group.key, hostId: 'h' });
        await goneAs('group-ended', group);
        group.clock.time += 86_400_000;
        await group.core.sweep();
        await goneAs('group-ended', group);
    });

    test('its time is over', async () => {
        const group = await arrange();
        for (let i = 0; i < 15; i += 1) {
            await group.core.renewHeartbeat({ ...group.key, hostId: 'h' });
            group.clock.time += 100_000;
        }
        await goneAs('group-over', group);
        await group.core.sweep();
        await goneAs('group-over', group);
    });

    test('its host was not heard of, also when its time would be over since', async () => {
        const group = await arrange();
        group.clock.time += 150_000;
        await goneAs('host-gone', group);
        await group.core.sweep();
        group.clock.time += 3_600_000;
        await goneAs('host-gone', group);
    });

    test('its host made another one in its place', async () => {
        const group = await arrange();
        group.clock.time += 150_000;
        await group.core.createGroup(HOST);
        await goneAs('host-gone', group);
    });

    test('nobody knows it', async () => {
        const group = await arrange();
        await goneAs('group-unknown', { ...group, key: { ...group.key, groupId: 'never was' } });
    });
});

test('the words that deployed clients look for stay', async () => {
    const { core, key } = await arrange();
    await core.dissolveGroup({ ...key, hostId: 'h' });
    const join = (groupId: string) => core.joinGroup({ ...key, groupId, nodeId: 'n' });
    await expect(join(key.groupId)).rejects.toThrow(/^Group not found: .* dissolved/);
    await expect(join('never was')).rejects.toThrow(/^Group not found: never was/);
});

test.each([
    ['an event without a name', event({ eventName: '' }), { code: 'no-name', values: { name: '', max: 1, given: 0 } }],
    [
        'a long name',
        event({ eventName: 'e'.repeat(257) }),
        { code: 'event-name', values: { name: `${'e'.repeat(39)}…`, max: 256, given: 257 } },
    ],
    [
        'a large payload',
        event({ payload: 'x'.repeat(16_385) }),
        { code: 'payload', values: { name: 'e', max: 16_384, given: 16_385 } },
    ],
    [
        'a large value',
        event({ data: [{ key: 'k', value: 'x'.repeat(4097) }] }),
        { code: 'variable-value', values: { name: 'k', max: 4096, given: 4097 } },
    ],
    [
        'too many variables',
        event({ data: Array.from({ length: 201 }, (_, i) => ({ key: `k${i}`, value: '' })) }),
        { code: 'variable-count', values: { name: 'k200', max: 200, given: 201 } },
    ],
])('%s is refused with its limit', async (_what, wrong, reason) => {
    const { send } = await arrange();
    await expect(send([wrong])).rejects.toMatchObject({ errorType: 'ValidationError', reason });
    const { refused } = await send([wrong, event()]);
    expect(refused).toMatchObject([{ index: 0, code: reason.code }]);
});

test('a variable beyond what a member may share is refused with its limit', async () => {
    const { report } = await arrange();
    await report(Array.from({ length: 200 }, (_, i) => ({ key: `k${i}`, value: '1' })));
    const reason = { code: 'variable-count', values: { name: 'more', max: 200, given: 201 } };
    await expect(report([{ key: 'more', value: '' }])).rejects.toMatchObject({ reason });
    const { refused } = await report([
        { key: 'k1', value: '2' },
        { key: 'more', value: '' },
    ]);
    expect(refused).toMatchObject([{ index: 1, code: 'variable-count' }]);
});

test('a name that no group can have is refused with its limit', async () => {
    const { core } = await arrange();
    const make = (name: string) => core.createGroup({ ...HOST, hostId: 'other', name });
    await expect(make(' ')).rejects.toMatchObject({ reason: { code: 'no-name' } });
    const tooLong = { code: 'group-name', values: { name: `${'n'.repeat(39)}…`, max: 100, given: 101 } };
    await expect(make('n'.repeat(101))).rejects.toMatchObject({ reason: tooLong });
});

test('a life that is too long is refused with the longest', async () => {
    const { core } = await arrange();
    const asked = core.createGroup({ ...HOST, hostId: 'other', maxConnectionTimeSeconds: 1501 });
    await expect(asked).rejects.toMatchObject({ reason: { code: 'life-full', values: { minutes: 25 } } });
});

test('who floods the group is refused with the seconds to wait', async () => {
    const { send } = await arrange();
    const thousand = Array.from({ length: 1000 }, () => event());
    await send(thousand);
    await send(thousand);
    const reason = { code: 'too-fast', values: { seconds: 10 } };
    await expect(send([event()])).rejects.toMatchObject({ errorType: 'LimitExceeded', reason });
});

test('a group that is full is refused with its size', async () => {
    const { core, key, report } = await arrange();
    await report([]);
    for (let i = 0; i < 249; i += 1) await core.reportDataByNode({ ...key, nodeId: `m${i}`, data: [] });
    for (let i = 0; i < 249; i += 1) await core.reportDataByNode({ ...key, nodeId: `m${i}`, data: [] });
    const reason = { code: 'members-full', values: { max: 250 } };
    await expect(core.joinGroup({ ...key, nodeId: 'late' })).rejects.toMatchObject({ reason });
});

test('a server that is full of groups says so', async () => {
    const { core } = await arrange();
    for (let i = 1; i < STORE_MAX_GROUPS; i += 1) await core.createGroup({ ...HOST, hostId: `h${i}` });
    const reason = { code: 'groups-full', values: { max: STORE_MAX_GROUPS } };
    await expect(core.createGroup({ ...HOST, hostId: 'late' })).rejects.toMatchObject({ reason });
});

test('rights are refused with whose they are', async () => {
    const { core, key } = await arrange();
    const hostOnly = { errorType: 'Unauthorized', reason: { code: 'host-only' } };
    await expect(core.dissolveGroup({ ...key, hostId: 'n' })).rejects.toMatchObject(hostOnly);
    await expect(core.pauseGroup({ ...key, hostKey: 'wrong', paused: true })).rejects.toMatchObject(hostOnly);
    const unknown = { errorType: 'NodeNotFound', reason: { code: 'not-member' } };
    await expect(core.sendMemberHeartbeat({ ...key, nodeId: 'stranger' })).rejects.toMatchObject(unknown);
});

test('a member that was taken out is told so by whatever it asks next, in a pause, too', async () => {
    const { core, key, host, send, report } = await arrange();
    await core.removeMember({ ...host, nodeId: 'n' });
    await core.pauseGroup({ ...host, paused: true });
    const reason = { code: 'removed' };
    for (const asked of [
        () => core.joinGroup({ ...key, nodeId: 'n' }),
        () => send([event()]),
        () => report([]),
        () => core.reportConnection({ ...key, nodeId: 'n', transport: 'polling', missed: 0 }),
    ])
        await expect(asked()).rejects.toMatchObject({ errorType: 'Unauthorized', reason });
    // Editors of today join again when they read this, and are told the rest then.
    const beat = core.sendMemberHeartbeat({ ...key, nodeId: 'n' });
    await expect(beat).rejects.toMatchObject({ errorType: 'NodeNotFound', reason });
});
