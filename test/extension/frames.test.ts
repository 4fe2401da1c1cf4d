import { FRAMES_PER_TICK_MAX } from '../../src/extension/frames';
import { whenMeshEvent, eventPayload } from '../../examples/make/mesh-blocks';
import { addTo, changeVariable, forever, moveSteps, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { describeEachVm } from './stage';

/** A clock of which each look costs so many milliseconds. */
function slowClock(ms: number): () => number {
    let now = 0;
    return () => (now += ms);
}

const COUNTER = {
    variables: { frames: 0 },
    lists: ['log'],
    scripts: [
        [whenFlagClicked(), forever(changeVariable('frames', 1), moveSteps(0))],
        [whenMeshEvent('tick'), addTo('log', eventPayload())],
    ],
};
const payloads = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

describeEachVm('A member that is late', ({ stage }) => {
    test('D7: plays what waits in frames of their own within one tick, in order, skipping nothing', async () => {
        const { player, client } = await stage(COUNTER, { now: () => 0 });
        client.late = true;
        for (const payload of payloads(10)) client.arrive('tick', payload);
        player.frames();
        expect(player.list('log')).toEqual(payloads(10));
    });

    test('runs no more frames than fit into three quarters of the tick', async () => {
        const { player, client } = await stage(COUNTER, { now: slowClock(5) });
        client.late = true;
        for (const payload of payloads(10)) client.arrive('tick', payload);
        player.greenFlag();
        player.frames();
        expect(player.variable('frames')).toBe(5);
        expect(player.list('log')).toEqual(payloads(5));
    });

    test('runs a bounded number of frames where the clock stands still', async () => {
        const { player, client } = await stage(COUNTER, { now: () => 0 });
        client.late = true;
        for (const payload of payloads(1_000)) client.arrive('tick', payload);
        player.frames();
        expect(player.list('log').length).toBeGreaterThan(10);
        expect(player.list('log').length).toBeLessThan(100);
    });

    test('shares the time of one frame among its frames, so that scripts which draw nothing do not take all of it', async () => {
        const { player, client } = await stage(COUNTER, { now: () => 0 });
        const { runtime } = player.vm;
        const stepTimes: (number | null)[] = [];
        runtime._primitives['motion_movesteps'] = () => {
            stepTimes.push(runtime.currentStepTime);
            runtime.requestRedraw();
        };
        client.late = true;
        for (const payload of payloads(3)) client.arrive('tick', payload);
        player.greenFlag();
        player.frames();
        const tick = runtime.currentStepTime ?? 0;
        expect(tick).toBeCloseTo(1000 / 30);
        expect(stepTimes).toEqual([tick / FRAMES_PER_TICK_MAX, tick / FRAMES_PER_TICK_MAX, tick]);
    });

    test('D7: while it is on time, a tick is one frame', async () => {
        const { player, client } = await stage(COUNTER, { now: () => 0 });
        for (const payload of payloads(3)) client.arrive('tick', payload);
        player.greenFlag();
        player.frames();
        expect(player.variable('frames')).toBe(1);
        expect(player.list('log')).toEqual(['0']);
        expect(player.vm.runtime.currentStepTime).toBeCloseTo(1000 / 30);
    });

    test('D3: offers the variables of each of its frames', async () => {
        const { player, client } = await stage(COUNTER, { now: () => 0 });
        client.late = true;
        for (const payload of payloads(3)) client.arrive('tick', payload);
        player.greenFlag();
        player.frames();
        expect(client.takeSent().filter(([kind]) => kind === 'set')).toHaveLength(3);
    });
});
