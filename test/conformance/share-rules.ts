import { LOG_SHARE_MAX_EVENTS } from '../../src/core/limits';
import { at, until, type Backend, type StartBackend } from './backend';
import { Classroom, event, numbered, refusalIn } from './classroom';
import * as old from './old-client';

/** Seconds for which an event lives here: long enough for a flood on a slow machine, short enough to wait for. */
const EVENT_TTL_S = 8;

/** Rules of what one member may have in its group's log. */
export function shareRules(startBackend: StartBackend): void {
    let backend: Backend | undefined;
    afterEach(() => backend?.stop());

    test('D9: who floods its group is refused for itself alone, and taken again after the TTL', async () => {
        backend = await startBackend({ eventTtlSeconds: EVENT_TTL_S });
        const classroom = new Classroom(backend);
        const group = await classroom.group();
        for (const nodeId of ['loud', 'quiet']) await classroom.ask(old.JOIN, { ...group, nodeId });
        let taken = 0;
        let quiet = 0;
        let last: readonly unknown[] = [];
        for (const count of [1000, 100, 10, 1]) {
            for (let operation = old.FIRE; ; operation = operation === old.FIRE ? old.RECORD : old.FIRE) {
                const events = numbered(count, taken);
                const answer = await classroom.backend.execute(operation, { ...group, nodeId: 'loud', events });
                if (answer.errors !== undefined) {
                    const refusal = refusalIn(answer);
                    expect(refusal.errorType).toBe('LimitExceeded');
                    expect(refusal).toMatchObject({ code: 'too-fast', values: { seconds: expect.any(Number) } });
                    expect(refusal.message).toMatch(
                        /one member may have 2000 events.* The limit concerns only you\. .* in \d+ s\.$/,
                    );
                    break;
                }
                taken += count;
                last = events;
            }
            for (const operation of [old.FIRE, old.RECORD]) {
                await classroom.ask(operation, { ...group, nodeId: 'quiet', events: numbered(20, quiet) });
                quiet += 20;
            }
        }
        expect(taken).toBeGreaterThanOrEqual(LOG_SHARE_MAX_EVENTS);
        // A retry of what was taken is answered as before.
        const retried = await classroom.ask(old.RECORD, { ...group, nodeId: 'loud', events: last });
        expect(at(retried, 'recordedCount')).toBe(last.length);
        await until('the loud one to be taken again', async () => {
            const again = { ...group, nodeId: 'loud', events: [event('again')] };
            return (await classroom.backend.execute(old.FIRE, again)).errors === undefined;
        });
    }, 40_000);
}
