import { BackendError, type Backend } from '../../src/client/backend/backend';
import { Staying } from '../../src/client/membership/staying';
import { ServerClock } from '../../src/client/environment/server-clock';
import { getOperationAST } from 'graphql';
import { FakeEnvironment } from './fake-environment';
import { membershipAt } from './membership';

/** A member at a backend that knows it no more, and whose first answers to its joining get lost. */
function arrange({ lost }: { readonly lost: number }) {
    const environment = new FakeEnvironment();
    const asked: string[] = [];
    const backend: Backend = {
        run: (operation) => {
            const name = getOperationAST(operation)?.name?.value ?? '';
            asked.push(name);
            if (joins() <= lost) return Promise.reject(new BackendError('server-down', 'It got lost.', null));
            return Promise.resolve(JSON.parse('{ "joinGroup": { "kept": false } }'));
        },
        close: () => undefined,
    };
    const joins = () => asked.filter((name) => name === 'JoinGroupExtended').length;
    let sharedAgain = 0;
    const staying = new Staying({
        membership: membershipAt(backend, environment),
        backend,
        environment,
        clock: new ServerClock(environment),
        events: {
            onChange: () => undefined,
            onFailure: () => undefined,
            onForgotten: () => (sharedAgain += 1),
            onEnded: () => undefined,
        },
    });
    return { environment, staying, joins, sharedAgain: () => sharedAgain };
}

describe('a member that the backend forgot', () => {
    it('joins again, however often that gets lost', async () => {
        const { environment, staying, joins, sharedAgain } = arrange({ lost: 7 });
        void staying.joinAgain();
        await environment.pass(60_000);
        expect([joins(), sharedAgain()]).toEqual([8, 1]);
    });

    it('does not join again once it has left', async () => {
        const { environment, staying, joins } = arrange({ lost: 7 });
        void staying.joinAgain();
        await environment.pass(0);
        staying.stop();
        await environment.pass(60_000);
        expect(joins()).toBe(1);
    });
});
