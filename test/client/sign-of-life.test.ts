import { BackendError, type Backend } from '../../src/client/backend/backend';
import { NO_SIGN, signOfLife, type SignOfLife, PollingTransport } from '../../src/client/transport/polling';
import { FakeEnvironment } from './fake-environment';
import { membershipAt } from './membership';

/** What polls say of who asks, each second one of a page that is hidden. */
async function polls(sign: (environment: FakeEnvironment) => SignOfLife): Promise<unknown[]> {
    const environment = new FakeEnvironment();
    const asked: unknown[] = [];
    const backend: Backend = {
        run: (_operation, variables) => {
            const { nodeId, heardWithinSeconds } = variables;
            asked.push({ nodeId, heardWithinSeconds });
            environment.hidden = !environment.hidden;
            return Promise.reject(new BackendError('server-down', 'Nobody answers.', null));
        },
        close: () => undefined,
    };
    const transport = new PollingTransport(environment, sign(environment));
    const membership = membershipAt(backend);
    transport.open(membership, () => membership.position, { onPage: () => undefined, onFailure: () => undefined });
    await environment.pass(400);
    transport.close();
    return asked;
}

test('a poll says who asks, and from a hidden page that the next may be two minutes away', async () => {
    expect(await polls(signOfLife)).toEqual([
        { nodeId: 'node', heardWithinSeconds: undefined },
        { nodeId: 'node', heardWithinSeconds: 150 },
    ]);
});

test('where pushes do not say who listens, polls say nothing either: who is pushed to would seem to be gone', async () => {
    expect(await polls(() => NO_SIGN)).toEqual([{}, {}]);
});
