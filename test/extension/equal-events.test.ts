// One name from two sides in one frame: the project's own broadcast and the group's. Both count.
import fc from 'fast-check';
import { eventPayload, whenMeshEvent } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    changeVariable,
    moveSteps,
    repeat,
    wait,
    whenFlagClicked,
    whenKeyPressed,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { describeEachVm } from './stage';

const BROADCASTS = [whenFlagClicked(), repeat(100, broadcast('tick'), moveSteps(0))];
const COUNTS = [whenReceived('tick'), changeVariable('n', 1)];
const LOGS = [whenMeshEvent('tick'), addTo('log', eventPayload())];
const HUNDRED = Array.from({ length: 100 }, (_, index) => String(index));

describeEachVm('Equal broadcasts of the project and of the group in one frame', ({ stage }) => {
    test.each([
        ['the broadcasting script first', [BROADCASTS, COUNTS, LOGS]],
        ['the receiving script first', [COUNTS, LOGS, BROADCASTS]],
    ])('D1: both count, each payload is seen once: %s', async (_, scripts) => {
        const { player, client } = await stage({ variables: { n: 0 }, lists: ['log'], scripts });
        player.greenFlag();
        for (const payload of HUNDRED) {
            client.arrive('tick', payload);
            player.frames();
        }
        player.frames(5);
        expect(player.variable('n')).toBe(200);
        expect(player.list('log')).toEqual(HUNDRED);
        expect(client.fired).toHaveLength(100);
    });

    test('D1: both count where the receiving script has its turn before the broadcasting one', async () => {
        const { player, client } = await stage({
            variables: { n: 0 },
            scripts: [
                [whenReceived('tick'), changeVariable('n', 1), wait(0)],
                [whenKeyPressed('a'), repeat(100, broadcast('tick'), moveSteps(0))],
            ],
        });
        client.arrive('tick');
        player.frames();
        player.pressKey('a');
        player.frames();
        for (let frame = 0; frame < 100; frame += 1) {
            client.arrive('tick');
            player.frames();
        }
        player.frames(10);
        expect(player.variable('n')).toBe(201);
    });

    test('D1: an event counts that is answered by the very broadcast of another one in its frame', async () => {
        const { player, client } = await stage({
            variables: { n: 0 },
            scripts: [
                [whenReceived('ping'), broadcast('pong')],
                [whenReceived('pong'), changeVariable('n', 1)],
            ],
        });
        for (let frame = 0; frame < 20; frame += 1) {
            client.arrive('ping');
            client.arrive('pong');
            client.arrive('other');
            player.frames();
        }
        player.frames(3);
        expect(player.variable('n')).toBe(40);
    });

    test('D1: a script of several rounds runs all of them before an equal event starts it over', async () => {
        const { player, client } = await stage({
            variables: { n: 0 },
            scripts: [[whenReceived('hit'), repeat(5, changeVariable('n', 1))]],
        });
        for (let event = 0; event < 10; event += 1) client.arrive('hit');
        player.frames(10);
        expect(player.variable('n')).toBe(50);
    });

    test('D1: however the two come together, and however long the receiving scripts run, both count', async () => {
        const staged = await Promise.all(
            [[], [moveSteps(0)], [wait(0)], [wait(0), moveSteps(0), wait(0)]].map((rest) =>
                stage({
                    variables: { n: 0 },
                    lists: ['log'],
                    sprites: {
                        cat: { scripts: [[whenReceived('tick'), changeVariable('n', 1), ...rest]] },
                        dog: { scripts: [LOGS, [whenReceived('tick'), changeVariable('n', 1), ...rest]] },
                    },
                    scripts: [
                        [whenKeyPressed('a'), repeat(3, broadcast('tick'), moveSteps(0))],
                        [whenKeyPressed('b'), repeat(3, moveSteps(0), broadcast('tick'), wait(0))],
                    ],
                }),
            ),
        );
        const frame = fc.record({ key: fc.constantFrom('a', 'b', null), events: fc.nat({ max: 3 }) });
        fc.assert(
            fc.property(
                fc.constantFrom(...staged),
                fc.array(frame, { maxLength: 12 }),
                ({ player, client }, frames) => {
                    player.frames(10);
                    player.setVariable('n', 0);
                    client.takeSent();
                    let remote = 0;
                    let busyFor = 0;
                    for (const { key, events } of frames) {
                        // One of the project's scripts broadcasts at a time: two in one frame are Scratch's own affair.
                        if (key !== null && busyFor <= 0) {
                            player.pressKey(key);
                            busyFor = 9;
                        }
                        for (let event = 0; event < events; event += 1) client.arrive('tick');
                        remote += events;
                        busyFor -= 1;
                        player.frames();
                    }
                    while (client.waiting > 0) player.frames();
                    player.frames(10);
                    expect(player.variable('n')).toBe(2 * (client.fired.length + remote));
                },
            ),
            { numRuns: 60 },
        );
    });

    test('an event without a hat here waits for no frame of its own', async () => {
        const { player, client } = await stage({ lists: ['log'], scripts: [LOGS] });
        for (let event = 0; event < 10; event += 1) client.arrive('nobody listens');
        client.arrive('tick', 'behind them');
        player.frames();
        expect(player.list('log')).toEqual(['behind them']);
    });
});
