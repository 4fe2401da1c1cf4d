// One name from two sides in one frame: the project's own broadcast and the group's. Both count.
import { addTo, broadcast, changeVariable, mesh, move0, repeat, wait, whenFlagClicked } from '../vm/blocks';
import { whenKeyPressed, whenMeshEvent, whenReceived } from '../vm/blocks';
import { describeEachVm } from './stage';

const BROADCASTS = [whenFlagClicked(), repeat(100, broadcast('tick'), move0())];
const COUNTS = [whenReceived('tick'), changeVariable('n', 1)];
const LOGS = [whenMeshEvent('tick'), addTo('log', mesh('eventPayload'))];
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
                [whenKeyPressed('a'), repeat(100, broadcast('tick'), move0())],
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

    test('an event without a hat here waits for no frame of its own', async () => {
        const { player, client } = await stage({ lists: ['log'], scripts: [LOGS] });
        for (let event = 0; event < 10; event += 1) client.arrive('nobody listens');
        client.arrive('tick', 'behind them');
        player.frames();
        expect(player.list('log')).toEqual(['behind them']);
    });
});
