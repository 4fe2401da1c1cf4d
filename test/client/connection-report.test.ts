// What the teacher's table learns of a member's connection, and how often.
import { BackendError, type Backend } from '../../src/client/backend/backend';
import { ConnectionReport } from '../../src/client/diagnosis/connection-report';
import { DISCONNECTED, type MeshStatus } from '../../src/client/status/status';
import { CONNECTION_REPORT_MS } from '../../src/client/environment/timing';
import { FakeEnvironment } from './fake-environment';
import { membershipAt } from './membership';

const POLLING: MeshStatus = { ...DISCONNECTED, transport: 'polling', transportReason: 'Blocked.' };
const PUSHED: MeshStatus = { ...DISCONNECTED, transport: 'websocket' };

describe('a report of a connection', () => {
    let environment: FakeEnvironment;
    let report: ConnectionReport;
    let isDown: boolean;
    let sent: unknown[];

    beforeEach(() => {
        environment = new FakeEnvironment();
        isDown = false;
        sent = [];
        const backend: Backend = {
            run(_operation, { transport }) {
                sent.push(transport);
                return isDown
                    ? Promise.reject(new BackendError('server-down', 'Down.', null))
                    : new Promise(() => undefined);
            },
            close: () => undefined,
        };
        report = new ConnectionReport(membershipAt(backend), environment);
    });

    async function change(...statuses: MeshStatus[]): Promise<void> {
        for (const status of statuses) report.update(status);
        await environment.pass(CONNECTION_REPORT_MS);
    }

    it('carries the newest of the changes that came together', async () => {
        await change(POLLING, PUSHED);
        expect(sent).toEqual(['websocket']);
    });

    it('goes only where something in it is new', async () => {
        await change(PUSHED);
        await change({ ...PUSHED, received: 5 });
        await change(POLLING);
        expect(sent).toEqual(['websocket', 'polling']);
    });

    it('goes again with the next change where it did not get through', async () => {
        isDown = true;
        await change(PUSHED);
        isDown = false;
        await change({ ...PUSHED, received: 5 });
        expect(sent).toEqual(['websocket', 'websocket']);
    });

    it('goes no more once the group is left', async () => {
        report.update(PUSHED);
        report.stop();
        await environment.pass(CONNECTION_REPORT_MS);
        expect(sent).toEqual([]);
    });
});
