import { whenMeshEvent, eventPayload } from '../../examples/make/mesh-blocks';
import { addTo, whenReceived } from '../../examples/make/scratch-blocks';
import { describeEachVm } from './stage';

describeEachVm('A paused project', ({ stage }) => {
    test('D1: keeps the events of the group until it goes on, and plays each of them once', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenReceived('go'), addTo('log', 'go')],
                [whenMeshEvent('tick'), addTo('log', eventPayload())],
            ],
        });
        const { clock } = player.vm.runtime.ioDevices;
        clock.pause();
        client.arrive('go');
        client.arrive('tick', '1');
        client.arrive('tick', '2');
        player.frames(5);
        expect(player.list('log')).toEqual([]);
        expect(client.waiting).toBe(3);
        clock.resume();
        player.frames(5);
        expect(player.list('log')).toEqual(['go', '1', '2']);
    });
});
