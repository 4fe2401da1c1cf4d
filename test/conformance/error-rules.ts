import { INTERNAL_ERROR } from '../../src/wire/errors';
import { at, type StartBackend } from './backend';
import { Classroom, event } from './classroom';
import * as old from './old-client';

const SINCE = '2020-01-01T00:00:00.000Z';

/** Rules of the errors of docs/protocol.md that are no other rule's matter. */
export function errorRules(classroom: () => Classroom, startBackend: StartBackend): void {
    test.each(['{', 'query {', '{{', 'what is this'])(
        'a document that cannot be read, %p, is a BadRequest',
        async (query) => {
            expect((await classroom().refusal(query)).errorType).toBe('BadRequest');
        },
    );

    test('what the contract does not know is a ValidationError, and nothing of it is done', async () => {
        const group = await classroom().group();
        for (const query of ['{ nothingOfTheKind }', 'mutation { createDomain { id } }'])
            expect((await classroom().refusal(query)).errorType).toBe('ValidationError');
        const refusal = await classroom().refusal(old.JOIN, { ...group, nodeId: null });
        expect(refusal.errorType).toBe('ValidationError');
        expect(await classroom().ask(old.LIST_NODES, group)).toEqual([]);
    });

    test("the backend's own fault is an InternalError that says nothing of its cause", async () => {
        const backend = await startBackend({});
        const logged = jest.spyOn(console, 'error').mockReturnValue();
        try {
            if (backend.breakDown === undefined) return;
            const own = new Classroom(backend);
            const group = await own.group();
            backend.breakDown();
            const asked = { ...group, nodeId: 'n', since: SINCE, data: [], events: [event('e')] };
            for (const operation of [old.JOIN, old.POLL, old.FIRE, old.RECORD, old.REPORT, old.LEAVE, old.DISSOLVE]) {
                const refusal = await own.refusal(operation, asked);
                expect(refusal.errorType).toBe(INTERNAL_ERROR);
                expect(refusal.message).not.toContain('broken');
                expect(at(refusal, 'code')).toBeUndefined();
            }
        } finally {
            logged.mockRestore();
            await backend.stop();
        }
    }, 60_000);
}
