import { PushAttempts } from '../../src/client/connection/push-attempts';
import type { PushEnd } from '../../src/client/transport/transport';
import { FakeEnvironment } from './fake-environment';

function attempts() {
    const list = new PushAttempts(new FakeEnvironment());
    const fail = (ending: PushEnd['ending'], isAnswered = true): void => {
        list.begin();
        list.end({ ending, reason: 'It failed.' }, isAnswered);
    };
    const work = (): void => {
        list.begin();
        list.proved();
        list.end({ ending: 'closed', reason: 'The server was stopped.' }, true);
    };
    return { list, fail, work };
}

describe('"this network blocks WebSockets"', () => {
    it('is said after two that came to nothing, refused or silent', () => {
        const { list, fail } = attempts();
        fail('closed');
        expect(list.areBlocked).toBe(false);
        fail('silent');
        expect(list.areBlocked).toBe(true);
    });

    it('is not said where the server did not answer requests either', () => {
        const { list, fail } = attempts();
        for (let times = 0; times < 5; times += 1) fail('closed', false);
        expect(list.areBlocked).toBe(false);
    });

    it('is not said of connections that had worked and were lost, nor of one that failed after them', () => {
        const { list, fail, work } = attempts();
        fail('closed');
        work();
        work();
        fail('closed');
        expect(list.areBlocked).toBe(false);
        fail('closed');
        expect(list.areBlocked).toBe(true);
        work();
        expect(list.areBlocked).toBe(false);
    });

    it('is not said of a browser that forbids WebSockets, or of attempts that were given up', () => {
        const { list, fail } = attempts();
        fail('forbidden');
        fail('forbidden');
        for (let times = 0; times < 2; times += 1) {
            list.begin();
            list.end({ ending: 'replaced', reason: 'Given up.' }, true);
        }
        expect(list.areBlocked).toBe(false);
    });

    it('is judged anew in another network', () => {
        const { list, fail } = attempts();
        fail('closed');
        fail('closed');
        list.networkChanged();
        fail('closed');
        expect(list.areBlocked).toBe(false);
    });
});
