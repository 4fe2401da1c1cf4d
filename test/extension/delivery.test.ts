import fc from 'fast-check';
import { describeEachVm } from './stage';
import { whenMeshEvent, eventPayload, eventSender } from '../../examples/make/mesh-blocks';
import { join } from '../../examples/make/operators';
import { addTo, repeat, wait, whenReceived, broadcast } from '../../examples/make/scratch-blocks';

describeEachVm('Events of the group', ({ stage }) => {
    test('start the broadcast hats and the mesh hats of that name, in any case', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenReceived('Jump'), addTo('log', 'broadcast hat')],
                [whenMeshEvent('jump'), addTo('log', 'mesh hat')],
                [whenMeshEvent('other'), addTo('log', 'wrong hat')],
            ],
        });
        client.arrive('JUMP');
        player.frames();
        expect(player.list('log').sort()).toEqual(['broadcast hat', 'mesh hat']);
    });

    test('D7: ten equal events start the hat ten times, in order, one a frame', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [[whenMeshEvent('tick'), addTo('log', eventPayload())]],
        });
        const payloads = Array.from({ length: 10 }, (_, index) => String(index));
        for (const payload of payloads) client.arrive(Number(payload) % 2 === 0 ? 'tick' : 'TICK', payload);
        player.frames(3);
        expect(player.list('log')).toEqual(['0', '1', '2']);
        player.frames(7);
        expect(player.list('log')).toEqual(payloads);
        player.frames(5);
        expect(player.list('log')).toHaveLength(10);
    });

    test('D7: different events of one frame are taken in one frame; an equal one holds back those behind it', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: ['a', 'b', 'c'].map((name) => [whenReceived(name), addTo('log', name)]),
        });
        for (const name of ['a', 'b', 'a', 'c']) client.arrive(name);
        player.frames();
        expect(player.list('log')).toEqual(['a', 'b']);
        expect(client.waiting).toBe(2);
        player.frames();
        expect(player.list('log')).toEqual(['a', 'b', 'a', 'c']);
    });

    test('tell each script its own payload and sender, for as long as it runs', async () => {
        const told = join(eventPayload(), join(' from ', eventSender()));
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenMeshEvent('a'), repeat(3, addTo('log', told))],
                [whenReceived('b'), repeat(3, addTo('log', told))],
            ],
        });
        client.arrive('a', 'one', 'ann');
        client.arrive('b', 'two', 'bob');
        player.frames(4);
        const log = player.list('log');
        expect(log).toHaveLength(6);
        expect(log.filter((item) => item === 'one from ann')).toHaveLength(3);
        expect(log.filter((item) => item === 'two from bob')).toHaveLength(3);
    });

    test('leave a script that something else started without payload or sender', async () => {
        const { player } = await stage({
            lists: ['log'],
            scripts: [[whenReceived('a'), addTo('log', join(eventPayload(), eventSender()))]],
        });
        player.vm.runtime.startHats('event_whenbroadcastreceived', { BROADCAST_OPTION: 'a' });
        player.frames();
        expect(player.list('log')).toEqual(['']);
    });

    test('start a running script over with the newer event', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [[whenMeshEvent('a'), wait(0), addTo('log', eventPayload())]],
        });
        client.arrive('a', 'first');
        player.frames();
        client.arrive('a', 'second');
        player.frames(3);
        expect(player.list('log').at(-1)).toBe('second');
    });

    test('are not sent again, but what their scripts broadcast is', async () => {
        const { player, client } = await stage({
            lists: ['log'],
            scripts: [
                [whenReceived('ping'), addTo('log', 'ping'), broadcast('pong')],
                [whenReceived('pong'), addTo('log', 'pong')],
            ],
        });
        client.arrive('ping');
        player.frames(2);
        expect(client.fired).toEqual(['pong']);
        expect(player.list('log')).toEqual(['ping', 'pong']);
    });

    test('D2, D7: whatever arrives runs in its order, each event once, equal names in frames of their own', async () => {
        const names = ['a', 'A', 'b', 'c'];
        const { player, client } = await stage({
            lists: ['log'],
            scripts: ['a', 'b', 'c'].map((name) => [whenMeshEvent(name), addTo('log', eventPayload())]),
        });
        const frames = fc.array(fc.array(fc.constantFrom(...names), { maxLength: 5 }), { maxLength: 10 });
        let sent: string[] = [];
        fc.assert(
            fc.property(frames, (arrivalsByFrame) => {
                for (const arrivals of arrivalsByFrame) {
                    for (const name of arrivals) {
                        client.arrive(name, String(sent.length));
                        sent = [...sent, String(sent.length)];
                    }
                    player.frames();
                }
                while (client.waiting > 0) player.frames();
                expect(player.list('log')).toEqual(sent);
            }),
            { numRuns: 30 },
        );
    });
});
