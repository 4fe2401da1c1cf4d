import { getOperationAST, type DocumentNode } from 'graphql';
import type { Backend } from '../../src/client/backend/backend';
import { membershipAt, partOneMembership } from './membership';

const EVENT = {
    eventName: 'go',
    firedAt: '2026-11-25T09:00:00.000Z',
    orderKey: '20261125090000-0000001',
    data: [{ key: 'x', value: '1' }],
};

const BATCH = { before: [], events: [EVENT], writes: [], own: [] };
const PLAIN = { ...BATCH, events: [{ ...EVENT, data: [] }] };

/** Answers each operation with what is given for it, and notes which were asked. */
function answering(answers: Readonly<Record<string, object>>): Backend & { readonly asked: string[] } {
    const asked: string[] = [];
    return {
        asked,
        run(operation: DocumentNode) {
            const name = getOperationAST(operation)?.name?.value ?? '';
            asked.push(name);
            return Promise.resolve(JSON.parse(JSON.stringify(answers[name])));
        },
        close: () => undefined,
    };
}

describe('a batch of events that are pushed', () => {
    it('D1: is recorded where the answer is null, which a repetition gets, and so does whoever answered in the backend’s place', async () => {
        const backend = answering({
            FireEventsExtended: { fireEventsByNode: null },
            RecordEventsExtended: { recordEventsByNode: { recordedCount: 1, position: 'p7', refused: null } },
        });
        const receipt = await membershipAt(backend).api.fire(BATCH);
        expect(backend.asked).toEqual(['FireEventsExtended', 'RecordEventsExtended']);
        expect(receipt).toEqual({ positions: new Map([['x', 'p7']]), refused: [] });
    });

    it('D1: goes again to a backend of Part 1 that answers null', async () => {
        const backend = answering({ FireEvents: { fireEventsByNode: null } });
        await expect(partOneMembership(backend, true).api.fire(PLAIN)).rejects.toMatchObject({
            kind: 'protocol',
            passing: true,
        });
    });
});
