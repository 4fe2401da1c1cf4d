import { changeVariable, whenFlagClicked } from '../vm/blocks';
import { idOf } from '../vm/project';
import { describeEachVm } from './stage';

describeEachVm("The stage's variables", ({ stage }) => {
    test('D8: are all shared on joining, as texts; lists and sprites keep their own', async () => {
        const { player, client } = await stage({
            variables: { score: 7, name: 'ann', ready: true },
            lists: ['log'],
            sprites: { Cat: { variables: { secret: 1 } } },
        });
        player.frames();
        expect(client.takeSent()).toEqual([
            ['set', 'score', '7'],
            ['set', 'name', 'ann'],
            ['set', 'ready', 'true'],
        ]);
    });

    test('are shared again only when they changed', async () => {
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

    test('are not shared again where only the kind of the value changed, or where it is no number', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        player.setVariable('x', NaN);
        player.frames();
        client.takeSent();
        player.frames(2);
        player.setVariable('x', 'NaN');
        player.frames(2);
        expect(client.takeSent()).toEqual([]);
    });

    test('follow a renaming, a creation and a deletion', async () => {
        const { player, client } = await stage({ variables: { x: 1, y: 2 } });
        player.frames();
        client.takeSent();
        player.stage.renameVariable(idOf('variable', 'x'), 'z');
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'x'],
            ['set', 'z', '1'],
        ]);
        player.stage.createVariable('new', 'fresh', '');
        player.frames();
        expect(client.takeSent()).toEqual([['set', 'fresh', '0']]);
        player.stage.deleteVariable('new');
        player.frames();
        expect(client.takeSent()).toEqual([['remove', 'fresh']]);
        player.stage.deleteVariable(idOf('variable', 'x'));
        player.stage.createVariable('again', 'y2', '');
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'z'],
            ['set', 'y2', '0'],
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
            ['set', 'y', '1'],
            ['set', 'x', '2'],
        ]);
    });

    test("follow a replaced project: the old stage's go, the new stage's come, equal ones stay", async () => {
        const { player, client } = await stage({ variables: { old: 1, both: 2 } });
        player.frames();
        client.takeSent();
        await player.load({ variables: { both: 2, fresh: 3 } });
        player.frames();
        expect(client.takeSent()).toEqual([
            ['remove', 'old'],
            ['set', 'fresh', '3'],
        ]);
    });

    test('are all shared again after leaving and joining, even between two frames', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        player.frames();
        client.takeSent();
        client.leaveNow();
        client.enter('connected', 'class 2');
        player.frames();
        expect(client.takeSent()).toEqual([['set', 'x', '1']]);
    });

    test('D5: are not shared anew because the connection was lost for a while', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        player.frames();
        client.enter('reconnecting');
        player.setVariable('x', 2);
        player.frames();
        client.enter('connected');
        player.frames();
        expect(client.takeSent()).toEqual([
            ['set', 'x', '1'],
            ['set', 'x', '2'],
        ]);
    });

    test('are kept to oneself outside a group', async () => {
        const { player, client } = await stage({ variables: { x: 1 } });
        client.leaveNow();
        player.frames(2);
        expect(client.takeSent()).toEqual([]);
    });

    test('D6: beyond the limits are offered once, for the status to tell, not each frame', async () => {
        const { player, client } = await stage({ variables: { ['n'.repeat(129)]: 1, long: 'v'.repeat(4097) } });
        player.frames(5);
        expect(client.takeSent()).toHaveLength(2);
    });
});
