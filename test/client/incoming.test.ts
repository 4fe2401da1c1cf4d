import { Inbox } from '../../src/client/delivery/inbox';
import { VariableView } from '../../src/client/group-variables';
import { Incoming } from '../../src/client/delivery/incoming';
import { FakeEnvironment } from './fake-environment';
import { MEMBERSHIP } from './membership';

function arrange() {
    let returned = 0;
    let lists = 0;
    const incoming = new Incoming({
        membership: MEMBERSHIP,
        environment: new FakeEnvironment(),
        inbox: new Inbox({
            own: 'node',
            variables: new VariableView('node'),
            rhythmMs: 250,
            gatheredMs: () => 250,
            joinedAt: MEMBERSHIP.position,
        }),
        events: {
            onChange: () => undefined,
            onForgotten: () => undefined,
            onReturned: () => (returned += 1),
            onState: () => undefined,
            onEnded: () => undefined,
        },
    });
    const list = (...ids: string[]) => {
        const position = `EVENT#${String((lists += 1)).padStart(6, '0')}`;
        incoming.take([{ kind: 'members', list: { ids: ['node', ...ids], position } }]);
    };
    return { list, returned: () => returned };
}

describe('a list of members', () => {
    it('tells who came back, once; who comes for the first time did not', () => {
        const { list, returned } = arrange();
        list('a');
        list('a', 'b');
        list('b');
        expect(returned()).toBe(0);
        list('a', 'b');
        expect(returned()).toBe(1);
        list('a', 'b', 'c');
        expect(returned()).toBe(1);
    });

    it('of somebody who comes under a new name each time costs no more and more memory', () => {
        const { list, returned } = arrange();
        for (let i = 0; i < 1_500; i += 1) list(`m${i}`);
        list('m0');
        expect(returned()).toBe(0);
        list('m1000');
        expect(returned()).toBe(1);
    });
});
