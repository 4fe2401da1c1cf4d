// What the status says of input that the client refuses, and how often.
import { History } from '../../src/client/status/history';
import { PushAttempts } from '../../src/client/connection/push-attempts';
import { eventRefusal } from '../../src/client/sending/input-limits';
import type { MeshClientError } from '../../src/client/status/errors';
import type { MeshStatus } from '../../src/client/status/status';
import { StatusKeeper } from '../../src/client/membership/status-keeper';
import { COUNTS_INTERVAL_MS } from '../../src/client/environment/timing';
import { EVENT_NAME_MAX_LENGTH, PAYLOAD_MAX_BYTES } from '../../src/wire/limits';
import { FakeEnvironment } from './fake-environment';

function refusalOf(name: string, payload = ''): MeshClientError {
    const refusal = eventRefusal(name, payload);
    if (refusal === null) throw new Error('This event is not refused.');
    return refusal;
}

const longName = (length: number) => refusalOf('x'.repeat(EVENT_NAME_MAX_LENGTH + length));
const longPayload = () => refusalOf('x', 'x'.repeat(PAYLOAD_MAX_BYTES + 1));

describe('a refused input', () => {
    let environment: FakeEnvironment;
    let keeper: StatusKeeper;
    let told: MeshStatus[];

    beforeEach(() => {
        environment = new FakeEnvironment();
        const attempts = new PushAttempts(environment);
        const history = new History(environment);
        keeper = new StatusKeeper({ environment, attempts, history, stage: () => 'outside', open: () => null });
        told = [];
        keeper.onStatus((status) => told.push(status));
    });

    const given = () => told.map(({ lastError }) => lastError?.reason?.values?.['given']);

    it('shows at once', () => {
        keeper.noteInput(longName(1));
        expect(given()).toEqual([EVENT_NAME_MAX_LENGTH + 1]);
    });

    it('shows a few times a second in a loop, and the last one always', async () => {
        for (let length = 1; length <= 1_000; length++) keeper.noteInput(longName(length));
        await environment.pass(COUNTS_INTERVAL_MS);
        expect(given()).toEqual([EVENT_NAME_MAX_LENGTH + 1, EVENT_NAME_MAX_LENGTH + 1_000]);
        await environment.pass(COUNTS_INTERVAL_MS);
        expect(told).toHaveLength(2);
    });

    it('shows at once where it met another limit', () => {
        keeper.noteInput(longName(1));
        keeper.noteInput(longPayload());
        expect(told.map(({ lastError }) => lastError?.reason?.code)).toEqual(['event-name', 'payload']);
    });

    it('shows a few times a second where a loop meets two limits in turn', async () => {
        for (let i = 0; i < 1_000; i++) {
            keeper.noteInput(longName(1));
            keeper.noteInput(longPayload());
        }
        await environment.pass(COUNTS_INTERVAL_MS);
        expect(told.length).toBeLessThanOrEqual(4);
    });

    it('shows no more once the trouble is forgotten, as when the group is left', async () => {
        keeper.noteInput(longName(1));
        keeper.noteInput(longName(2));
        keeper.forgetError();
        await environment.pass(COUNTS_INTERVAL_MS);
        expect(told).toHaveLength(1);
    });
});
