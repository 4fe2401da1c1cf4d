import { sensorValue } from '../../examples/make/mesh-blocks';
import { addTo, broadcast, changeVariable, setVariable, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { idOf } from '../vm/project';
import { describeEachVm } from './stage';

describeEachVm("The stage's variables", ({ stage }) => {
    test('D8: are all offered at the moment of joining, as texts; lists and sprites keep their own', async () => {
        const { client } = await stage({
            variables: { score: 7, name: 'ann', ready: true },
            lists: ['log'],
            sprites: { Cat: { variables: { secret: 1 } } },
        });
        client.leaveNow();
        client.enter();
        expect(client.takeSent()).toEqual([
            ['offer', 'score', '7'],
            ['offer', 'name', 'ann'],
            ['offer', 'ready', 'true'],
        ]);
    });

    test('are shared again when they were set', async () => {
        const { player, client } = await stage({
            variables: { x: 1, y: 2 },
            scripts: [[whenFlagClicked(), changeVariable('x', 1)]],
        });
        player.frames(3);
        client.takeSent();
        player.frames(3);
        expect(client.takeSent()).toEqual([]);
        player.greenFlag();
        player.frames(3);
        expect(client.takeSent()).toEqual([['set', 'x', '2']]);
    });

    test('D4: that are set again to the same value are shared again: it is a write', async () => {
        const { player, client } = await stage({
            variables: { x: 0 },
            scripts: [[whenFlagClicked(), setVariable('x', 0)]],
        });
        client.takeSent();
        for (let answer = 0; answer < 2; answer += 1) {
            player.greenFlag();
            player.frames(3);
        }
        expect(client.takeSent()).toEqual([
            ['set', 'x', '0'],
            ['set', 'x', '0'],
        ]);
    });

    test('D3: set, broadcast, set again: the event goes with the first value', async () => {
        const { player, client } = await stage({
            variables: { x: 0 },
            scripts: [[whenFlagClicked(), setVariable('x', 1), broadcast('e'), setVariable('x', 2)]],
        });
        client.takeSent();
        player.greenFlag();
        player.frames(2);
        expect(client.takeSent()).toEqual([
            ['set', 'x', '1'],
            ['fire', 'e', ''],
            ['set', 'x', '2'],
        ]);
    });

    test('that a script sets are read by it in the group at once', async () => {
        const { player, client } = await stage({
            variables: { x: 0 },
            lists: ['read'],
            scripts: [[whenFlagClicked(), setVariable('x', 1), addTo('read', sensorValue('x'))]],
        });
        client.takeSent();
        jest.spyOn(client.variables, 'get').mockImplementation(
            (name) => client.takeSent().map(String).join(' ') || name,
        );
        player.greenFlag();
        player.frames(2);
        expect(player.list('read')).toEqual(['set,x,1']);
    });

    test('follow a renaming, a creation and a deletion', async () => {
        const { player, client } = await stage({ variables: { x: 1, y: 2 } });
        player.frames();
        client.takeSent();
        player.stage.renameVariable(idOf('variable', 'x'), 'z');
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'x'],
            ['offer', 'z', '1'],
        ]);
        player.stage.createVariable('new', 'fresh', '');
        player.frames();
        expect(client.takeSent()).toEqual([['offer', 'fresh', '0']]);
        player.stage.deleteVariable('new');
        player.frames();
        expect(client.takeSent()).toEqual([['remove', 'fresh']]);
        player.stage.deleteVariable(idOf('variable', 'x'));
        player.stage.createVariable('again', 'y2', '');
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'z'],
            ['offer', 'y2', '0'],
        ]);
    });

    test('follow two that swap their names', async () => {
        const { player, client } = await stage({ variables: { x: 1, y: 2 } });
        player.frames();
        client.takeSent();
        player.stage.renameVariable(idOf('variable', 'x'), 'third');
        player.stage.renameVariable(idOf('variable', 'y'), 'x');
        player.stage.renameVariable(idOf('variable', 'x'), 'y');
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'x'],
            ['remove', 'y'],
            ['offer', 'y', '1'],
            ['offer', 'x', '2'],
        ]);
    });

    test("follow a replaced project: the old stage's go, the new stage's come as start values", async () => {
        const { player, client } = await stage({ variables: { old: 1, both: 2 } });
        player.frames();
        client.takeSent();
        await player.load({ variables: { both: 2, fresh: 3 } });
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'old'],
            ['offer', 'both', '2'],
            ['offer', 'fresh', '3'],
        ]);
    });

    test('are all shared again after leaving and joining, even between two frames', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        player.frames();
        client.takeSent();
        client.leaveNow();
        client.enter('connected', 'class 2');
        expect(client.takeSent()).toEqual([['offer', 'x', '1']]);
    });

    test('D5: are not shared anew because the connection was lost for a while', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        player.frames();
        client.enter('reconnecting');
        player.setVariable('x', 2);
        player.frames();
        client.enter('connected');
        player.frames();
        expect(client.takeSent()).toEqual([['set', 'x', '2']]);
    });

    test('are kept to oneself outside a group', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        client.leaveNow();
        player.frames(2);
        expect(client.takeSent()).toEqual([]);
    });

    test('that another project brings are start values, although its scripts run in the very next frame', async () => {
        const { player, client } = await stage({ variables: { old: 1 } });
        await player.load({ variables: { x: 0 }, scripts: [[whenFlagClicked(), setVariable('x', 5)]] });
        client.takeSent();
        player.greenFlag();
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'old'],
            ['offer', 'x', '0'],
            ['set', 'x', '5'],
        ]);
    });

    test('that a slider or an editor sets are shared', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        client.takeSent();
        player.setVariable('x', 3);
        player.frames();
        expect(client.takeSent()).toEqual([['set', 'x', '3']]);
    });
});

describeEachVm('A variable whose writes are noted', ({ stage }) => {
    test('looks as before to whatever saves or copies it, and is what it was after leaving', async () => {
        const { player, client, extension } = await stage({ variables: { x: 1, y: 'text' } });
        const variable = player.stage.variables[idOf('variable', 'x')];
        if (variable === undefined) throw new Error('There is no x.');
        const saved = (): unknown[] => [
            player.vm.toJSON(),
            JSON.stringify(variable),
            { ...variable },
            Object.keys(variable),
            structuredClone({ ...variable }),
        ];
        const noted = saved();
        client.leaveNow();
        expect(Object.getOwnPropertyDescriptor(variable, 'value')).toEqual({
            value: 1,
            writable: true,
            enumerable: true,
            configurable: true,
        });
        expect(saved()).toEqual(noted);
        client.enter();
        player.setVariable('x', 2);
        await extension.dispose();
        expect(Object.getOwnPropertyDescriptor(variable, 'value')).toMatchObject({ value: 2, writable: true });
        expect(Reflect.ownKeys(variable)).toEqual(Object.keys(variable));
    });

    test('is what it was after it was deleted', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        const variable = player.stage.variables[idOf('variable', 'x')];
        player.stage.deleteVariable(idOf('variable', 'x'));
        player.frames();
        expect(Object.getOwnPropertyDescriptor(variable, 'value')).toMatchObject({ value: 1, writable: true });
        client.takeSent();
    });
});
