import { SteadyClock } from '../../src/core/clock';
import { startCore } from './core-harness';

const START = Date.parse('2026-01-11T13:22:00.000Z');
const HOUR_MS = 3_600_000;

/** A clock over sources that a test moves; it allows pauses of 3 s. */
function steady() {
    const sources = { wallTime: START, monotonicTime: 5_000, wall: () => 0, monotonic: () => 0 };
    sources.wall = () => sources.wallTime;
    sources.monotonic = () => sources.monotonicTime;
    return { sources, clock: new SteadyClock(sources, 3_000) };
}

describe('a steady clock', () => {
    test('starts with the wall clock and goes on by the monotonic one, whatever the wall clock is set to', () => {
        const { sources, clock } = steady();
        for (const jump of [0, HOUR_MS, -2 * HOUR_MS, 50]) {
            sources.wallTime += jump;
            sources.monotonicTime += 1_000.4;
            clock.now();
        }
        expect(clock.now()).toBe(START + 4_001);
    });

    test('does not count time in which nobody called it: the backend did not run', () => {
        const { sources, clock } = steady();
        sources.monotonicTime += 3_000;
        expect(clock.now()).toBe(START + 3_000);
        sources.monotonicTime += 180_000;
        expect(clock.now()).toBe(START + 3_000);
        sources.monotonicTime += 1_000;
        expect(clock.now()).toBe(START + 4_000);
    });

    test('takes the wall clock over when it is told to', () => {
        const { sources, clock } = steady();
        sources.wallTime += HOUR_MS;
        expect(clock.now()).toBe(START);
        clock.setRight();
        expect(clock.now()).toBe(START + HOUR_MS);
    });
});

describe('a core on a steady clock', () => {
    const event = { eventName: 'e', firedAt: '2026-01-11T13:22:00.123Z' };

    test.each([
        ['forward', HOUR_MS],
        ['back', -HOUR_MS],
    ])(
        'D5: the wall clock is set %s by an hour: the group lives, and events of before expire in time',
        async (_way, jump) => {
            const { sources, clock } = steady();
            const { core, group } = startCore(clock);
            const key = await group();
            await core.joinGroup({ ...key, nodeId: 'n' });
            const since = '2020-01-01T00:00:00.000Z';
            const batch = { ...key, nodeId: 'n', events: Array.from({ length: 1000 }, () => event) };
            for (let batches = 0; batches < 2; batches += 1) await core.recordEventsByNode(batch);
            const [before] = await core.getEventsSince({ ...key, since });
            sources.wallTime += jump;
            await core.sweep();
            await expect(core.recordEventsByNode(batch)).rejects.toMatchObject({ errorType: 'LimitExceeded' });
            for (let seconds = 0; seconds < 10; seconds += 1) {
                sources.monotonicTime += 1_000;
                await core.sweep();
            }
            expect(await core.getEventsSince({ ...key, since })).toEqual([]);
            await core.recordEventsByNode(batch);
            const [after] = await core.getEventsSince({ ...key, since });
            expect(String(after?.cursor) > String(before?.cursor)).toBe(true);
            expect(await core.listNodesInGroup(key)).toHaveLength(1);
        },
    );

    test('a lid that was closed for an hour costs nobody its group, nor its events', async () => {
        const { sources, clock } = steady();
        const { core, group, published } = startCore(clock);
        const key = await group();
        await core.joinGroup({ ...key, nodeId: 'n' });
        await core.recordEventsByNode({ ...key, nodeId: 'n', events: [event] });
        published.length = 0;
        sources.monotonicTime += HOUR_MS;
        sources.wallTime += HOUR_MS;
        await core.sweep();
        expect(published).toEqual([]);
        expect(await core.listNodesInGroup(key)).toHaveLength(1);
        expect(await core.getEventsSince({ ...key, since: '2020-01-01T00:00:00.000Z' })).toHaveLength(1);
    });
});
