import { MeshClientError } from '../../src/client/status/errors';
import type { Block } from '../../examples/make/block';
import {
    createGroup,
    groupName,
    isConnected,
    joinGroup,
    leaveGroup,
    memberCount,
    sensorValue,
    setMeshVariable,
    transport,
} from '../../examples/make/mesh-blocks';
import { join } from '../../examples/make/operators';
import { addTo, broadcast, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { describeEachVm } from './stage';

/** A script that logs what each of these reporters says. */
const logAll = (...reporters: Block[]): Block[] => [whenFlagClicked(), ...reporters.map((one) => addTo('log', one))];

describeEachVm('The mesh blocks', ({ stage }) => {
    test('D4: read the newest value of the group by a menu or by a reporter; nothing where nobody shares it', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [logAll(sensorValue('score'), sensorValue(join('sc', 'ore')), sensorValue('unknown'))],
        });
        client.groupVariables.set('score', '42');
        player.greenFlag();
        player.frames();
        expect(player.list('log')).toEqual(['42', '42', '']);
    });

    test('share a value without a variable', async () => {
        const { player, client } = await stage({ scripts: [[whenFlagClicked(), setMeshVariable('x', 5)]] });
        player.greenFlag();
        player.frames();
        expect(client.takeSent()).toEqual([['set', 'x', '5']]);
    });

    test('tell how the member stands, in a group and outside', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [logAll(isConnected(), memberCount(), groupName(), transport())],
        });
        player.greenFlag();
        player.frames();
        expect(player.list('log')).toEqual(['true', '2', 'class 1', 'websocket']);
        client.leaveNow();
        player.greenFlag();
        player.frames();
        expect(player.list('log').slice(4)).toEqual(['false', '0', '', '']);
    });

    test('wait until a group is created, joined or left', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [
                    whenFlagClicked(),
                    createGroup('mine'),
                    addTo('log', groupName()),
                    joinGroup('theirs'),
                    addTo('log', groupName()),
                    leaveGroup(),
                    addTo('log', isConnected()),
                ],
            ],
        });
        client.leaveNow();
        player.greenFlag();
        for (let frame = 0; frame < 5; frame += 1) await player.frameAndPromises();
        expect(player.list('log')).toEqual(['mine', 'theirs', 'false']);
    });

    test('go on after a group that could not be joined', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [[whenFlagClicked(), createGroup('a'), joinGroup('b'), addTo('log', 'still running')]],
        });
        client.failure = new MeshClientError('server-down', 'The server does not answer.');
        player.greenFlag();
        for (let frame = 0; frame < 4; frame += 1) await player.frameAndPromises();
        expect(player.list('log')).toEqual(['still running']);
    });

    test('list the messages of the project and the names that were seen, each once', async () => {
        const { client, extension } = await stage({
            variables: { mine: 1 },
            scripts: [[whenFlagClicked(), broadcast('go'), broadcast('stop')]],
        });
        client.seenEvents.push('stop', 'theirs');
        client.groupVariables.set('score', '1').set('mine', '1');
        expect(extension.eventNames()).toEqual(['go', 'stop', 'theirs']);
        expect(extension.variableNames()).toEqual(['mine', 'score']);
    });

    test('never offer an empty menu', async () => {
        const { extension } = await stage({});
        expect(extension.eventNames()).toEqual(['message1']);
        expect(extension.variableNames()).toEqual(['my variable']);
    });
});
