// What a poller asks a backend of Part 1, whose order is not exact.
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Backend } from '../../src/client/backend/backend';
import { NO_SIGN, PollingTransport } from '../../src/client/transport/polling';
import { FakeEnvironment } from './fake-environment';
import { partOneMembership } from './membership';
import { positionOf } from '../../src/wire/position';

const PAGE_EVENTS = 100;
const START = Date.UTC(2026, 10, 23, 9, 0, 0);

/** An event of Part 1 that was recorded so many milliseconds after the start. */
function recorded(ms: number) {
    const timestamp = new Date(START + ms).toISOString();
    return {
        name: `e${ms}`,
        firedByNodeId: 'other',
        groupId: 'group',
        domain: 'test',
        payload: null,
        timestamp,
        cursor: `EVENT#${timestamp}#x`,
        orderKey: String(ms).padStart(7, '0'),
    };
}

/** A backend that keeps events and hands them out in pages. */
class PagingBackend implements Backend {
    public readonly asked: string[] = [];
    public events: ReturnType<typeof recorded>[] = [];

    public run: Backend['run'] = async <Data>(_operation: TypedDocumentNode<Data>, variables: object) => {
        const since = 'since' in variables ? String(variables.since) : '';
        this.asked.push(since);
        const from = since.startsWith('EVENT#') ? since : `EVENT#${since}`;
        const events = this.events.filter(({ cursor }) => cursor > from).slice(0, PAGE_EVENTS);
        const answer: unknown = { pollGroupData: { events, nodeStatuses: [] } };
        if (isAnswer<Data>(answer)) return answer;
        throw new Error('The answer has no data.');
    };

    public close(): void {
        // Nothing is held.
    }
}

function isAnswer<Data>(answer: unknown): answer is Data {
    return typeof answer === 'object';
}

describe('polling a backend of Part 1', () => {
    function arrange() {
        const environment = new FakeEnvironment();
        const backend = new PagingBackend();
        const names: string[] = [];
        const transport = new PollingTransport(environment, NO_SIGN);
        const membership = partOneMembership(backend, false);
        let position = positionOf(`EVENT#${new Date(START).toISOString()}`);
        const open = () =>
            transport.open(membership, () => position, {
                onFailure: () => undefined,
                onPage: (inbound, readUpTo) => {
                    if (readUpTo > position) position = readUpTo;
                    for (const item of inbound) if (item.kind === 'event') names.push(item.event.name);
                },
            });
        return { environment, backend, names, transport, open };
    }

    it('D1: reads on where the second that it reads again fills more than a page', async () => {
        const { environment, backend, names, transport, open } = arrange();
        backend.events = Array.from({ length: 300 }, (_, index) => recorded(index * 2));
        open();
        await environment.pass(0);
        backend.events.push(...Array.from({ length: 300 }, (_, index) => recorded(600 + index * 2)));
        await environment.pass(2_200);
        expect(new Set(names).size).toBe(600);
        transport.close();
    });

    it('asks once for all who want what waits before its turn comes', async () => {
        const { environment, backend, transport, open } = arrange();
        open();
        await environment.pass(0);
        expect(backend.asked).toHaveLength(1);
        await Promise.all([transport.ask(), transport.ask()]);
        expect(backend.asked).toHaveLength(2);
        await transport.ask();
        expect(backend.asked).toHaveLength(3);
        transport.close();
    });

    it('D1: reads an event again that became visible behind its position', async () => {
        const { environment, backend, names, transport, open } = arrange();
        backend.events = [recorded(5_000)];
        open();
        await environment.pass(0);
        backend.events = [recorded(4_500), recorded(5_000)];
        await environment.pass(2_200);
        expect(names).toContain('e4500');
        transport.close();
    });
});
