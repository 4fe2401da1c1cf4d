import { whenMeshEvent } from '../../examples/make/mesh-blocks';
import { addTo, broadcast, whenFlagClicked, whenReceived } from '../../examples/make/scratch-blocks';
import { foldedName } from '../../src/extension/event-name';
import { describeEachVm } from './stage';

test.each([
    ['Go', 'go'],
    [' go ', 'go'],
    ['\u3000go\u3000', 'go'],
    ['ｇｏ', 'GO'],
    ['ﾒｯｾｰｼﾞ1', 'メッセージ１'],
    ['ｶﾞ', 'ガ'],
])('%j and %j are one name', (one, other) => {
    expect(foldedName(one)).toBe(foldedName(other));
});

test.each([
    ['go', 'g o'],
    ['メッセージ1', 'メッセージ2'],
    ['か', 'カ'],
])('%j and %j are two names', (one, other) => {
    expect(foldedName(one)).not.toBe(foldedName(other));
});

describeEachVm("An event's name", ({ stage }) => {
    test('that no hat has meets the hats whose name differs in case, blanks or width', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenReceived('メッセージ1'), addTo('log', 'broadcast hat')],
                [whenMeshEvent(' ﾒｯｾｰｼﾞ1'), addTo('log', 'mesh hat')],
                [whenReceived('メッセージ2'), addTo('log', 'another')],
            ],
        });
        client.arrive('メッセージ１ ');
        player.frames();
        expect(player.list('log').sort()).toEqual(['broadcast hat', 'mesh hat']);
    });

    test('that a hat has exactly starts no hat that only looks like it', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenReceived('go'), addTo('log', 'exact')],
                [whenMeshEvent('ｇｏ'), addTo('log', 'wide')],
            ],
        });
        client.arrive('GO');
        player.frames();
        client.arrive('ｇｏ');
        player.frames();
        client.arrive(' go');
        player.frames();
        expect(player.list('log')).toEqual(['exact', 'wide', 'exact', 'wide']);
    });

    test('stands once in the menu', async () => {
        const { client, extension } = await stage({ scripts: [[whenFlagClicked(), broadcast('Go')]] });
        client.seenEvents.push('go ', 'ｇｏ', 'ﾊｲ', 'ハイ');
        expect(extension.eventNames()).toEqual(['Go', 'ﾊｲ']);
    });
});
