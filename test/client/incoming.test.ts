import { Inbox } from '../../src/client/delivery/inbox';
import { VariableView } from '../../src/client/variables/group-variables';
import { Incoming } from '../../src/client/delivery/incoming';
import { FakeEnvironment } from './fake-environment';
import { MEMBERSHIP } from './membership';
import { positionOf } from '../../src/wire/position';

function arrange() {
    let newcomers = 0;
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
            onNewcomer: () => (newcomers += 1),
            onState: () => undefined,
            onEnded: () => undefined,
        },
    });
    const list = (...ids: string[]) => {
        const position = `EVENT#${String((lists += 1)).padStart(6, '0')}`;
        incoming.take([{ kind: 'members', list: { ids: ['node', ...ids], position: positionOf(position) } }]);
    };
    return { list, newcomers: () => newcomers };
}

describe('D8: a list of members', () => {
    it('that names somebody new asks for its variables: it may have set them before this member joined', () => {
        const { list, newcomers } = arrange();
        list('a');
        expect(newcomers()).toBe(0);
        list('a', 'b');
        expect(newcomers()).toBe(1);
        list('a', 'b');
        list('b');
        expect(newcomers()).toBe(1);
    });

    it('in which somebody is back asks for its variables again', () => {
        const { list, newcomers } = arrange();
        list('a', 'b');
        list('b');
        list('a', 'b');
        expect(newcomers()).toBe(1);
    });
});
