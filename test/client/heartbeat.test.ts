import { BackendError, type Backend } from '../../src/client/backend/backend';
import { startHeartbeat } from '../../src/client/membership/heartbeat';
import { FakeEnvironment } from './fake-environment';
import { MEMBERSHIP } from './membership';

const INTERVAL_MS = MEMBERSHIP.heartbeatIntervalSeconds * 1000;

function arrange() {
    const environment = new FakeEnvironment();
    const told: string[] = [];
    const failures: Error[] = [];
    let beats = 0;
    const backend: Backend = {
        run() {
            beats += 1;
            // Nobody reads a successful answer here.
            return Promise.reject(failures.shift() ?? new BackendError('server-down', 'Nobody answers.', null));
        },
        close: () => undefined,
    };
    const heartbeat = startHeartbeat(MEMBERSHIP, backend, environment, {
        onForgotten: () => told.push('forgotten'),
        onFailure: ({ kind }) => told.push(kind),
        onExpiry: () => undefined,
    });
    return { environment, heartbeat, told, failures, beats: () => beats };
}

describe('the heartbeat', () => {
    it('goes on after an answer that cannot be read, sooner than usual', async () => {
        const { environment, told, failures, beats } = arrange();
        failures.push(new TypeError("Cannot read properties of null (reading 'expiresAt')"));
        await environment.pass(INTERVAL_MS);
        expect(told).toEqual(['protocol']);
        await environment.pass(INTERVAL_MS / 4);
        expect(beats()).toBe(2);
    });

    it('says that this member is forgotten', async () => {
        const { environment, told, failures } = arrange();
        failures.push(new BackendError('refused', 'No such node.', 'NodeNotFound'));
        await environment.pass(INTERVAL_MS);
        expect(told).toEqual(['forgotten']);
    });

    it('comes at once after a sleep, by whichever clock that shows, and not where the last one is young', async () => {
        const { environment, heartbeat, beats } = arrange();
        await environment.pass(10_000);
        await heartbeat.nowIfOld();
        expect(beats()).toBe(0);
        environment.setClock(INTERVAL_MS);
        await heartbeat.nowIfOld();
        expect(beats()).toBe(1);
        environment.setClock(-INTERVAL_MS);
        environment.sleep(INTERVAL_MS / 2);
        await heartbeat.nowIfOld();
        expect(beats()).toBe(2);
    });
});
