import {
    broadcastToMesh,
    broadcastWithPayload,
    eventPayload,
    eventSender,
    whenMeshEvent,
} from '../../examples/make/mesh-blocks';
import { join } from '../../examples/make/operators';
import {
    addTo,
    broadcast,
    broadcastAndWait,
    cloneMyself,
    moveSteps,
    repeat,
    wait,
    whenClone,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { describeEachVm } from './stage';

describeEachVm('What a script fires', ({ stage }) => {
    test("is the project's own where a person started the script", async () => {
        const { player, client } = await stage({
            scripts: [
                [whenFlagClicked(), broadcast('a'), broadcastToMesh('b')],
                [whenReceived('a'), broadcastWithPayload('c', 'p')],
            ],
        });
        player.greenFlag();
        player.frames(3);
        expect(client.fired).toEqual(['a', 'b', 'c']);
        expect(client.answers).toEqual([]);
    });

    test('is an answer where an event of the group started the script, however late it fires', async () => {
        const { player, client } = await stage({
            scripts: [
                [whenReceived('a'), moveSteps(0), wait(0), broadcast('b')],
                [whenMeshEvent('a'), broadcastToMesh('c')],
            ],
        });
        client.arrive('a');
        player.frames(5);
        expect(client.answers.sort()).toEqual(['b', 'c']);
    });

    test("is an answer where the event started it by way of the project's own broadcasts and clones", async () => {
        const { player, client } = await stage({
            sprites: {
                cat: {
                    scripts: [
                        [whenReceived('a'), broadcastAndWait('b'), cloneMyself()],
                        [whenReceived('b'), broadcast('c')],
                        [whenClone(), broadcastToMesh('d')],
                    ],
                },
            },
        });
        client.arrive('a');
        player.frames(5);
        expect(client.answers.sort()).toEqual(['b', 'c', 'd']);
    });

    test('is an answer once for each script and name: what a script repeats is its own doing', async () => {
        const { player, client } = await stage({
            scripts: [[whenReceived('a'), repeat(30, broadcastToMesh('b'), broadcastWithPayload('c', 'p'))]],
        });
        client.arrive('a');
        player.frames(40);
        expect(client.fired).toHaveLength(60);
        expect(client.answers).toEqual(['b', 'c']);
    });

    test('is an answer each time in a script that starts itself over', async () => {
        const { player, client } = await stage({ scripts: [[whenReceived('a'), broadcast('a'), moveSteps(0)]] });
        client.arrive('a');
        player.frames(10);
        expect(client.fired.length).toBeGreaterThan(5);
        expect(client.answers).toEqual(client.fired);
    });

    test('is its own again where a person starts a script that an event had started before', async () => {
        const { player, client } = await stage({
            scripts: [
                [whenReceived('a'), broadcastToMesh('b'), wait(10)],
                [whenFlagClicked(), broadcast('a')],
            ],
        });
        client.arrive('a');
        player.frames();
        player.greenFlag();
        player.frames(2);
        expect(client.fired).toEqual(['b', 'a', 'b']);
        expect(client.answers).toEqual(['b']);
    });

    test('knows the payload and the sender that it answers', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenReceived('a'), broadcast('b')],
                [whenReceived('b'), addTo('log', join(eventPayload(), eventSender()))],
            ],
        });
        client.arrive('a', 'from ', 'ann');
        player.frames(2);
        expect(player.list('log')).toEqual(['from ann']);
    });
});
