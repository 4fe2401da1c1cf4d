// What a host sees and does in its group, and nobody else.
import { startCore } from './core-harness';

const FIRED_AT = '2026-01-11T13:22:00.000Z';
const event = { eventName: 'e', firedAt: FIRED_AT };

async function arrange() {
    const { core, clock, published } = startCore();
    const created = await core.createGroup({ name: 'Class', hostId: 'h', domain: 'd', useWebSocket: true });
    const key = { groupId: created.id, domain: 'd' };
    const host = { ...key, hostKey: created.hostKey ?? '' };
    await core.joinGroup({ ...key, nodeId: 'h' });
    await core.joinGroup({ ...key, nodeId: 'n' });
    return { core, clock, published, created, key, host };
}

test('the key is given once, to who created the group, and stands in no list', async () => {
    const { core, created } = await arrange();
    expect(created.hostKey).toMatch(/^group-\d+$/);
    const again = await core.createGroup({ name: 'Class', hostId: 'h', domain: 'd', useWebSocket: true });
    expect([again.id, again.hostKey]).toEqual([created.id, undefined]);
    const [listed] = await core.listGroupsByDomain({ domain: 'd' });
    expect(listed).toMatchObject({ id: created.id, memberCount: 2 });
    expect(JSON.stringify(listed)).not.toContain(created.hostKey);
});

test.each(['', 'h', 'wrong'])('with the key %p nothing of it is allowed', async (hostKey) => {
    const { core, key } = await arrange();
    const wrong = { ...key, hostKey };
    const refused = { errorType: 'Unauthorized' };
    await expect(core.groupReport(wrong)).rejects.toMatchObject(refused);
    await expect(core.pauseGroup({ ...wrong, paused: true })).rejects.toMatchObject(refused);
    await expect(core.prolongGroup({ ...wrong, seconds: 60 })).rejects.toMatchObject(refused);
    await expect(core.removeMember({ ...wrong, nodeId: 'n' })).rejects.toMatchObject(refused);
});

test('a report names every member: how it is reached and why, what it sent, when it was heard of', async () => {
    const { core, clock, key, host } = await arrange();
    await core.reportConnection({ ...key, nodeId: 'n', transport: 'polling', reason: 'Blocked.', missed: 2 });
    clock.time += 1000;
    await core.fireEventsByNode({ ...key, nodeId: 'n', events: [{ ...event, data: [{ key: 'x', value: '1' }] }] });
    await core.reportDataByNode({ ...key, nodeId: 'n', data: [{ key: 'y', value: '1' }] });
    const report = await core.groupReport(host);
    expect(report).toMatchObject({ name: 'Class', paused: false, serverTime: '2026-01-11T13:22:01.000Z' });
    expect(report.members.find(({ nodeId }) => nodeId === 'n')).toEqual({
        nodeId: 'n',
        transport: 'polling',
        transportReason: 'Blocked.',
        missed: 2,
        events: 1,
        variables: 2,
        lastSeenAt: '2026-01-11T13:22:01.000Z',
    });
    expect(await core.reportConnection({ ...key, nodeId: 'stranger', transport: 'x', missed: 0 })).toBe(false);
    const tooLong = { ...key, nodeId: 'n', transport: 'x'.repeat(301), missed: 0 };
    await expect(core.reportConnection(tooLong)).rejects.toMatchObject({ errorType: 'ValidationError' });
});

test('a pause refuses what members send, not an echo, until it is over', async () => {
    const { core, key, host } = await arrange();
    expect(await core.pauseGroup({ ...host, paused: true })).toBe(true);
    const fire = () => core.fireEventsByNode({ ...key, nodeId: 'n', events: [event] });
    await expect(fire()).rejects.toMatchObject({ errorType: 'Paused' });
    const report = (data: { key: string; value: string }[]) => core.reportDataByNode({ ...key, nodeId: 'n', data });
    await expect(report([{ key: 'x', value: '1' }])).rejects.toMatchObject({ errorType: 'Paused' });
    await report([]);
    expect((await core.groupReport(host)).paused).toBe(true);
    await core.pauseGroup({ ...host, paused: false });
    await fire();
});

describe('what the host decides for all', () => {
    const stateOf = async ({ core, key }: Awaited<ReturnType<typeof arrange>>) => {
        const { state: joined } = await core.joinGroup({ ...key, nodeId: 'n' });
        const { state: polled } = await core.pollGroupData({ ...key, since: FIRED_AT });
        expect(polled).toEqual(joined);
        return joined;
    };
    const pushed = ({ published }: Awaited<ReturnType<typeof arrange>>) =>
        published.flatMap(({ message: { state } }) => state ?? []);

    test('is answered to who joins and to who polls, and pushed when it changes', async () => {
        const group = await arrange();
        const { core, host, created } = group;
        const going = { paused: false, expiresAt: created.expiresAt };
        expect(await stateOf(group)).toEqual(going);
        expect(pushed(group)).toEqual([]);
        await core.pauseGroup({ ...host, paused: true });
        expect(await stateOf(group)).toEqual({ ...going, paused: true });
        await core.pauseGroup({ ...host, paused: true });
        const { expiresAt } = await core.prolongGroup({ ...host, seconds: 600 });
        expect(Date.parse(expiresAt)).toBe(Date.parse(created.expiresAt) + 600_000);
        await core.pauseGroup({ ...host, paused: false });
        expect(await stateOf(group)).toEqual({ paused: false, expiresAt });
        expect(pushed(group)).toEqual([
            { ...going, paused: true },
            { paused: true, expiresAt },
            { paused: false, expiresAt },
        ]);
    });
});

describe('the end of a group', () => {
    const MINUTES = 60_000;

    test('is moved by 10 minutes right after the group was made, and up to a double lesson', async () => {
        const { core, clock, key, host, created } = await arrange();
        const begin = clock.time;
        let end = Date.parse(created.expiresAt);
        while (end < begin + 100 * MINUTES) {
            const { expiresAt } = await core.prolongGroup({ ...host, seconds: 600 });
            expect(Date.parse(expiresAt)).toBe(end + 10 * MINUTES);
            end += 10 * MINUTES;
        }
        expect((await core.renewHeartbeat({ ...key, hostId: 'h' })).expiresAt).toBe(new Date(end).toISOString());
    });

    test('is moved to the longest life of a group and no further, and then says why', async () => {
        const { core, clock, host } = await arrange();
        const most = await core.prolongGroup({ ...host, seconds: 1_000_000 });
        expect(Date.parse(most.expiresAt)).toBe(clock.time + 120 * MINUTES);
        const reason = { code: 'life-full', values: { minutes: 120 } };
        const again = core.prolongGroup({ ...host, seconds: 600 });
        await expect(again).rejects.toMatchObject({ errorType: 'ValidationError', reason });
        await expect(core.prolongGroup({ ...host, seconds: 0 })).rejects.toMatchObject({
            errorType: 'ValidationError',
        });
    });

    test('moves that of its members, too: who was heard of just before the old end stays', async () => {
        const { core, clock, key, host } = await arrange();
        for (let i = 0; i < 14; i += 1) {
            clock.time += 100_000;
            await core.renewHeartbeat({ ...key, hostId: 'h' });
        }
        await core.sendMemberHeartbeat({ ...key, nodeId: 'n' }).catch(() => core.joinGroup({ ...key, nodeId: 'n' }));
        await core.prolongGroup({ ...host, seconds: 600 });
        clock.time += 110_000;
        await core.sweep();
        expect((await core.listNodesInGroup(key)).map(({ id }) => id)).toContain('n');
    });
});

test('a member that is taken out is gone with its variables, and not let in again', async () => {
    const { core, published, key, host } = await arrange();
    await core.reportDataByNode({ ...key, nodeId: 'n', data: [{ key: 'x', value: '1' }] });
    expect(await core.removeMember({ ...host, nodeId: 'n' })).toBe(true);
    expect(published[published.length - 1]?.message.members).toEqual(['h']);
    expect(await core.listGroupStatuses(key)).toEqual([]);
    const refused = { errorType: 'Unauthorized', message: 'The host removed you from this group.' };
    await expect(core.joinGroup({ ...key, nodeId: 'n' })).rejects.toMatchObject(refused);
    await expect(core.fireEventsByNode({ ...key, nodeId: 'n', events: [event] })).rejects.toMatchObject(refused);
    await expect(core.removeMember({ ...host, nodeId: 'h' })).rejects.toMatchObject({ errorType: 'ValidationError' });
});

test('a host keeps its rights as long as its group lives, however many groups others make', async () => {
    const { core, clock, key, host } = await arrange();
    await core.pauseGroup({ ...host, paused: true });
    await core.removeMember({ ...host, nodeId: 'n' });
    for (let wave = 0; wave < 3; wave += 1) {
        for (let i = 0; i < 4_000; i += 1)
            await core.createGroup({
                name: 'Short',
                hostId: `made-up-${i}`,
                domain: 'd',
                useWebSocket: true,
                maxConnectionTimeSeconds: 2,
            });
        clock.time += 2_000;
    }
    expect(await core.groupReport(host)).toMatchObject({ paused: true });
    await expect(core.joinGroup({ ...key, nodeId: 'n' })).rejects.toMatchObject({ errorType: 'Unauthorized' });
});

test("a host's own members stay in its report although a thousand made-up ones come and go", async () => {
    const { core, clock, key, host } = await arrange();
    await core.reportConnection({ ...key, nodeId: 'h', transport: 'websocket', missed: 0 });
    for (let i = 0; i < 1_100; i += 1) {
        clock.time += 10;
        await core.joinGroup({ ...key, nodeId: `made-up-${i}` });
        await core.leaveGroup({ ...key, nodeId: `made-up-${i}` });
        if (i % 100 === 0) await core.reportDataByNode({ ...key, nodeId: 'h', data: [] });
    }
    const { members } = await core.groupReport(host);
    expect(members.find(({ nodeId }) => nodeId === 'h')).toMatchObject({ transport: 'websocket' });
});
