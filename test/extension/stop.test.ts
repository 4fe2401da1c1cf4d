import { block, field } from '../../examples/make/block';
import { sensorValue, whenMeshEvent } from '../../examples/make/mesh-blocks';
import {
    addTo,
    broadcast,
    moveSteps,
    repeat,
    stopAll,
    whenFlagClicked,
    whenKeyPressed,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { describeEachVm } from './stage';

const PROJECT = {
    lists: ['log'],
    scripts: [
        [whenFlagClicked(), addTo('log', 'flag')],
        [whenKeyPressed('a'), addTo('log', sensorValue('x'))],
        [whenReceived('go'), addTo('log', 'go')],
        [whenMeshEvent('go'), addTo('log', 'mesh go')],
        [whenReceived('game over'), addTo('log', 'over'), stopAll()],
        [whenMeshEvent('loop'), repeat(100, addTo('log', 'loop'), moveSteps(0))],
    ],
};

describeEachVm('The stop button', ({ stage }) => {
    test('drops what waits, and events of the group start nothing until the green flag', async () => {
        const { player, client } = await stage(PROJECT);
        client.arrive('loop');
        player.frames(3);
        client.arrive('go');
        player.stop();
        expect(client).toMatchObject({ waiting: 0, drops: 1, status: { quiet: true } });
        const before = player.list('log');
        client.arrive('go');
        player.frames(5);
        expect(client.waiting).toBe(0);
        expect(player.list('log')).toEqual(before);
        player.greenFlag();
        expect(client.status.quiet).toBe(false);
        client.arrive('go');
        player.frames(2);
        expect(player.list('log').slice(before.length).sort()).toEqual(['flag', 'go', 'mesh go']);
        expect(client.drops).toBe(1);
    });

    test('leaves variables alive, and a key that starts a script ends the quiet', async () => {
        const { player, client } = await stage(PROJECT);
        player.stop();
        client.groupVariables.set('x', '42');
        player.pressKey('b');
        player.frames();
        expect(client.status.quiet).toBe(true);
        player.pressKey('a');
        player.frames();
        expect(player.list('log')).toEqual(['42']);
        expect(client.status.quiet).toBe(false);
    });

    test('a click on a script ends the quiet', async () => {
        const { player, client } = await stage(PROJECT);
        player.stop();
        const { runtime } = player.vm;
        const [script] = player.stage.blocks.getScripts();
        runtime.toggleScript(script ?? '', { stackClick: true, target: player.stage });
        expect(client.status.quiet).toBe(false);
    });

    test('the block "stop all" drops nothing: the next event starts scripts again', async () => {
        const { player, client } = await stage(PROJECT);
        client.arrive('game over');
        client.arrive('go');
        client.arrive('go');
        player.frames();
        expect(client).toMatchObject({ drops: 0, status: { quiet: false } });
        player.frames(2);
        expect(player.list('log').filter((entry) => entry === 'go')).toHaveLength(2);
    });

    test('the green flag and another project drop nothing and end the quiet', async () => {
        const { player, client } = await stage(PROJECT);
        player.greenFlag();
        player.greenFlag();
        expect(client.drops).toBe(0);
        player.stop();
        await player.load(PROJECT);
        expect(client).toMatchObject({ drops: 1, status: { quiet: false } });
        client.arrive('go');
        player.frames();
        expect(player.list('log').sort()).toEqual(['go', 'mesh go']);
    });

    test('outside a group nobody is quiet, and a new group begins without it', async () => {
        const { player, client } = await stage(PROJECT);
        client.leaveNow();
        player.stop();
        client.enter();
        expect(client.status.quiet).toBe(false);
        player.stop();
        client.leaveNow();
        client.enter();
        client.arrive('go');
        player.frames();
        expect(player.list('log')).toContain('go');
        expect(client.status.quiet).toBe(false);
    });

    test('edge-activated hats and the scripts of a frame do not end the quiet', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [block('event_whengreaterthan', {}, { WHENGREATERTHANMENU: field('text', 'TIMER') })],
                [whenReceived('go'), addTo('log', 'go')],
                [whenFlagClicked(), broadcast('go')],
            ],
        });
        player.stop();
        player.frames(3);
        client.arrive('go');
        player.frames(3);
        expect(client.status.quiet).toBe(true);
        expect(player.list('log')).toEqual([]);
    });
});
