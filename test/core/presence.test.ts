// Who is there: a member that says who asks is out of every list soon after it fell silent, and loses nothing by that.
import { SteadyClock } from '../../src/core/clock';
import { GROUP_MAX_MEMBERS } from '../../src/core/limits';
import { DEFAULT_SETTINGS } from '../../src/core/settings';
import { startCore } from './core-harness';

const { memberSilenceSeconds, memberHeartbeatTtlSeconds } = DEFAULT_SETTINGS;
const SILENCE_MS = memberSilenceSeconds * 1000;
/** A server sweeps as often. */
const SWEEP_MS = 4_000;
const START = '2026-01-11T13:22:00.000Z';

async function arrange() {
    const { core, clock, published } = startCore();
    const { id, domain, hostKey } = await core.createGroup({
        name: 'Class',
        hostId: 'h',
        domain: 'd',
        useWebSocket: true,
    });
    const key = { groupId: id, domain };
    for (const nodeId of ['h', 'other', 'n']) await core.joinGroup({ ...key, nodeId });
    const poll = (nodeId: string, heardWithinSeconds: number | null = null) =>
        core.pollGroupData({ ...key, since: START, nodeId, heardWithinSeconds });
    const ids = async () => (await core.listNodesInGroup(key)).map((node) => node.id);
    const lists = () => published.flatMap(({ message }) => (message.members ? [message.members] : []));
    /** Lets time pass in which the host and the other member go on. */
    const pass = async (ms: number) => {
        for (let left = ms; left > 0; left -= SWEEP_MS) {
            clock.time += Math.min(left, SWEEP_MS);
            for (const nodeId of ['h', 'other']) {
                await poll(nodeId);
                await core.sendMemberHeartbeat({ ...key, nodeId });
            }
            await core.renewHeartbeat({ ...key, hostId: 'h' });
            await core.sweep();
        }
    };
    const value = async (key_: string) =>
        (await core.listGroupStatuses(key)).flatMap(({ data }) => data).find(({ key }) => key === key_);
    await poll('h');
    await poll('other');
    published.length = 0;
    return { core, clock, key, hostKey: hostKey ?? '', poll, ids, lists, pass, value };
}

describe('a member that says who polls', () => {
    it('is out of the lists within 20 s after its browser crashed, and the others are told', async () => {
        const { core, key, hostKey, poll, ids, lists, pass } = await arrange();
        await poll('n');
        await pass(SILENCE_MS - 1);
        expect([await ids(), lists()]).toEqual([['h', 'other', 'n'], []]);
        await pass(20_000 - SILENCE_MS);
        expect([await ids(), lists()]).toEqual([['h', 'other'], [['h', 'other']]]);
        expect((await core.groupReport({ ...key, hostKey })).members.map(({ nodeId }) => nodeId)).toEqual([
            'h',
            'other',
        ]);
        expect((await core.listGroupsByDomain({ domain: 'd' }))[0]?.memberCount).toBe(2);
    });

    it('stays in the lists while it sends, however long it neither polls nor listens', async () => {
        const { core, key, poll, ids, lists, pass } = await arrange();
        await poll('n');
        for (const value of ['1', '2', '3', '4']) {
            await pass(SILENCE_MS - 4_000);
            await core.reportDataByNode({ ...key, nodeId: 'n', data: [{ key: 'score', value }] });
        }
        expect([await ids(), lists()]).toEqual([['h', 'other', 'n'], []]);
        await pass(20_000);
        expect(await ids()).toEqual(['h', 'other']);
    });

    it('is listed again as soon as it polls, behind the list that it was not in', async () => {
        const { poll, ids, lists, pass } = await arrange();
        await poll('n');
        await pass(20_000);
        const { membersPosition: before } = await poll('other');
        const page = await poll('n');
        expect(page.members).toEqual(['h', 'other', 'n']);
        expect((page.membersPosition ?? '') > (before ?? '')).toBe(true);
        expect([await ids(), lists().at(-1)]).toEqual([
            ['h', 'other', 'n'],
            ['h', 'other', 'n'],
        ]);
        await pass(4_000);
        expect(lists()).toHaveLength(2);
    });

    it('D4, D8: loses no variable by that: nobody is told its values meanwhile, and then as they were', async () => {
        const { core, key, poll, pass, value } = await arrange();
        await poll('n');
        await core.reportDataByNode({ ...key, nodeId: 'n', data: [{ key: 'score', value: '5' }] });
        const before = await value('score');
        await pass(20_000);
        expect(await value('score')).toBeUndefined();
        expect((await poll('other')).changes).toEqual([]);
        expect(await core.joinGroup({ ...key, nodeId: 'n' })).toMatchObject({ kept: true });
        expect(await value('score')).toEqual(before);
        expect(before).toMatchObject({ value: '5', initial: null });
    });

    it('D1: sends a batch again whose answer was lost before, and it is taken once', async () => {
        const { core, key, poll, pass } = await arrange();
        await poll('n');
        const events = [{ eventName: 'go', firedAt: START, orderKey: '20260111132200-0000001' }];
        const first = await core.recordEventsByNode({ ...key, nodeId: 'n', events });
        await pass(20_000);
        expect(first.recordedCount).toBe(1);
        await core.recordEventsByNode({ ...key, nodeId: 'n', events });
        expect((await poll('other')).events).toEqual([]);
    });

    it('stays for as long as it promises to be heard of again, at most as long as one that gives no sign', async () => {
        const { poll, ids, lists, pass } = await arrange();
        await poll('n', 150);
        await pass(149_000);
        expect(lists()).toEqual([]);
        await pass(1_000);
        expect(await ids()).toEqual(['h', 'other']);
        await poll('n', 100_000);
        await pass(memberHeartbeatTtlSeconds * 1000);
        expect(await ids()).toEqual(['h', 'other']);
    });

    it('is heard of by its WebSocket, too, and by its heartbeat', async () => {
        const { core, key, poll, lists, pass } = await arrange();
        await poll('n');
        await pass(10_000);
        await core.hear({ id: key.groupId, domain: 'd' }, { nodeId: 'n' });
        await pass(10_000);
        await core.sendMemberHeartbeat({ ...key, nodeId: 'n' });
        await pass(10_000);
        expect(lists()).toEqual([]);
        await pass(10_000);
        expect(lists()).toEqual([['h', 'other']]);
        expect(await core.joinGroup({ ...key, nodeId: 'stranger' })).toMatchObject({ kept: false });
    });

    it('is shown to the host with the time of that sign', async () => {
        const { core, clock, key, hostKey, poll, pass } = await arrange();
        await poll('n');
        await pass(3_000);
        await core.hear({ id: key.groupId, domain: 'd' }, { nodeId: 'n' });
        const { members } = await core.groupReport({ ...key, hostKey });
        expect(members.find(({ nodeId }) => nodeId === 'n')?.lastSeenAt).toBe(new Date(clock.time).toISOString());
    });

    it('that is not there is not taken in by a sign', async () => {
        const { core, key, poll, ids } = await arrange();
        await poll('stranger');
        await core.hear({ id: key.groupId, domain: 'd' }, { nodeId: 'stranger' });
        await core.hear({ id: 'gone', domain: 'd' }, { nodeId: 'n' });
        expect(await ids()).toEqual(['h', 'other', 'n']);
    });
});

it('a member that never says who polls, an editor of today, stays until its heartbeat is missed', async () => {
    const { core, key, ids, pass } = await arrange();
    await pass(110_000);
    await core.sendMemberHeartbeat({ ...key, nodeId: 'n' });
    await pass(memberHeartbeatTtlSeconds * 1000 - 1);
    expect(await ids()).toEqual(['h', 'other', 'n']);
    await pass(1);
    expect(await ids()).toEqual(['h', 'other']);
});

it('a full group takes somebody in for one that is away', async () => {
    const { core, key, poll, ids, pass } = await arrange();
    for (let i = 3; i < GROUP_MAX_MEMBERS; i += 1) {
        await core.joinGroup({ ...key, nodeId: `m${i}` });
        await core.sendMemberHeartbeat({ ...key, nodeId: `m${i}` });
    }
    await poll('n');
    await expect(core.joinGroup({ ...key, nodeId: 'newcomer' })).rejects.toMatchObject({ errorType: 'LimitExceeded' });
    await pass(20_000);
    await core.joinGroup({ ...key, nodeId: 'newcomer' });
    await core.sendMemberHeartbeat({ ...key, nodeId: 'newcomer' });
    expect(await ids()).toContain('newcomer');
    await expect(core.joinGroup({ ...key, nodeId: 'n' })).rejects.toMatchObject({ errorType: 'LimitExceeded' });
});

it('nobody is away because the machine slept, with the server and its members on it', async () => {
    let monotonic = 0;
    const { core, group } = startCore(
        new SteadyClock({ wall: () => Date.parse(START), monotonic: () => monotonic }, 3_000),
    );
    const key = await group();
    await core.joinGroup({ ...key, nodeId: 'n' });
    await core.pollGroupData({ ...key, since: START, nodeId: 'n' });
    monotonic += 120_000;
    await core.sweep();
    expect(await core.listNodesInGroup(key)).toHaveLength(1);
});

describe('a group whose host closed its tab', () => {
    it('is marked as without host, can still be joined, and is as before when the host is back', async () => {
        const { core, clock, key, poll } = await arrange();
        const away = async () =>
            (await core.listGroupsByDomain({ domain: 'd', withoutHost: true })).map(({ hostAway }) => hostAway);
        expect(await away()).toEqual([false]);
        clock.time += 20_000;
        expect(await away()).toEqual([true]);
        expect(await core.listGroupsByDomain({ domain: 'd' })).toEqual([]);
        await core.joinGroup({ ...key, nodeId: 'late' });
        await poll('h');
        expect(await away()).toEqual([false]);
    });

    it('is without host when none of the windows is there from which its host leads it', async () => {
        const { core, clock, group } = startCore();
        const key = await group('teacher');
        const away = async () =>
            (await core.listGroupsByDomain({ domain: 'd', withoutHost: true })).map(({ hostAway }) => hostAway);
        for (const nodeId of ['window 1', 'window 2']) {
            await core.joinGroup({ ...key, nodeId });
            await core.renewHeartbeat({ ...key, hostId: 'teacher', nodeId });
            await core.pollGroupData({ ...key, since: START, nodeId });
        }
        await core.leaveGroup({ ...key, nodeId: 'window 1' });
        expect(await away()).toEqual([false]);
        clock.time += 20_000;
        expect(await away()).toEqual([true]);
        const endless = { ...key, hostId: 'teacher', nodeId: 'w'.repeat(200) };
        await expect(core.renewHeartbeat(endless)).rejects.toMatchObject({ errorType: 'ValidationError' });
        await core.joinGroup({ ...key, nodeId: 'window 3' });
        await core.renewHeartbeat({ ...key, hostId: 'teacher', nodeId: 'window 3' });
        expect(await away()).toEqual([false]);
    });

    it('is not known of a host that never says who polls: its heartbeat decides', async () => {
        const { core, clock, group } = startCore();
        const key = await group();
        await core.joinGroup({ ...key, nodeId: 'h' });
        await group('another, who does not join');
        clock.time += 149_000;
        expect((await core.listGroupsByDomain({ domain: 'd' })).map(({ hostAway }) => hostAway)).toEqual([
            false,
            false,
        ]);
    });
});
