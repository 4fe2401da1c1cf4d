import { broadcastToMesh, broadcastWithPayload } from '../../examples/make/mesh-blocks';
import { join } from '../../examples/make/operators';
import {
    addTo,
    broadcast,
    broadcastAndWait,
    changeVariable,
    repeat,
    setVariable,
    variable,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { describeEachVm } from './stage';

describeEachVm("The project's own broadcasts", ({ stage }) => {
    test('go to the group by the name that the project shows, and start the hats here as ever', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenFlagClicked(), broadcast('Größe 1')],
                [whenReceived('Größe 1'), addTo('log', 'here')],
            ],
        });
        player.greenFlag();
        player.frames(2);
        expect(client.takeSent()).toEqual([['fire', 'Größe 1', '']]);
        expect(player.list('log')).toEqual(['here']);
    });

    test('go to the group when a reporter names the message', async () => {
        const { player, client } = await stage({
            scripts: [[whenFlagClicked(), broadcast(join('LEVEL ', '2'))], [whenReceived('Level 2')]],
        });
        player.greenFlag();
        player.frames();
        expect(client.fired).toEqual(['Level 2']);
    });

    test('go to the group where no script here receives them', async () => {
        const { player, client } = await stage({ scripts: [[whenFlagClicked(), broadcast('nobody here')]] });
        player.greenFlag();
        player.frames();
        expect(client.fired).toEqual(['nobody here']);
    });

    test('are sent once by "broadcast and wait"', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenFlagClicked(), broadcastAndWait('go'), addTo('log', 'after')],
                [whenReceived('go'), repeat(5, addTo('log', 'during'))],
            ],
        });
        player.greenFlag();
        player.frames(10);
        expect(client.fired).toEqual(['go']);
        expect(player.list('log')).toEqual([...Array.from({ length: 5 }, () => 'during'), 'after']);
    });

    test('D7: ten equal ones in one frame are ten events', async () => {
        const ten = Array.from({ length: 10 }, () => broadcast('tick'));
        const { player, client } = await stage({ scripts: [[whenFlagClicked(), ...ten]] });
        player.greenFlag();
        player.frames();
        expect(client.fired).toHaveLength(10);
    });

    test('stay here outside a group, and go out while the connection is being restored', async () => {
        const { player, client } = await stage({ scripts: [[whenFlagClicked(), broadcast('go')]] });
        for (const state of ['disconnected', 'connecting', 'error'] as const) {
            client.enter(state);
            player.greenFlag();
            player.frames();
        }
        expect(client.takeSent()).toEqual([]);
        client.enter('reconnecting');
        player.greenFlag();
        player.frames();
        expect(client.fired).toEqual(['go']);
    });

    test('D3: "set x, broadcast" sends each value before its event', async () => {
        const { player, client } = await stage({
            variables: { x: 0 },
            scripts: [[whenFlagClicked(), repeat(100, changeVariable('x', 1), broadcast('go'))]],
        });
        player.frames();
        client.takeSent();
        player.greenFlag();
        player.frames(101);
        const expected = Array.from({ length: 100 }, (_, index) => [
            ['set', 'x', String(index + 1)],
            ['fire', 'go', ''],
        ]).flat();
        expect(client.takeSent()).toEqual(expected);
    });

    test('D3: values that are set and broadcast several times in one frame are all sent, each with its event', async () => {
        const { player, client } = await stage({
            variables: { x: 0 },
            scripts: [
                [
                    whenFlagClicked(),
                    setVariable('x', 'a'),
                    broadcast('go'),
                    setVariable('x', 'b'),
                    broadcastToMesh('go'),
                    setVariable('x', 'c'),
                    broadcastWithPayload('go', join('x is ', variable('x'))),
                ],
            ],
        });
        player.greenFlag();
        player.frames();
        expect(client.takeSent()).toEqual([
            ['set', 'x', 'a'],
            ['fire', 'go', ''],
            ['set', 'x', 'b'],
            ['fire', 'go', ''],
            ['set', 'x', 'c'],
            ['fire', 'go', 'x is c'],
        ]);
    });

    test('the mesh blocks send to the group alone: no hat starts here', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenFlagClicked(), broadcastToMesh('go'), broadcastWithPayload('go', 'p')],
                [whenReceived('go'), addTo('log', 'here')],
            ],
        });
        player.greenFlag();
        player.frames(3);
        expect(client.takeSent()).toEqual([
            ['fire', 'go', ''],
            ['fire', 'go', 'p'],
        ]);
        expect(player.list('log')).toEqual([]);
    });
});
