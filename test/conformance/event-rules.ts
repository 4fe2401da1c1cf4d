import { at, list, text } from './backend';
import { event, numbered, type Classroom } from './classroom';
import * as old from './old-client';

const SINCE = '2020-01-01T00:00:00.000Z';
const names = (events: unknown) => list(events).map((entry) => text(entry, 'name'));

/** Rules of events that are stored and read. */
export function eventRules(classroom: () => Classroom): void {
    test("a recorded event carries the server's time and the sender's own number", async () => {
        const group = await classroom().group();
        const events = [event('e', { payload: 'p', orderKey: 'k' })];
        const recorded = await classroom().ask(old.RECORD, { ...group, nodeId: 'n', events });
        expect(recorded).toMatchObject({ groupId: group.groupId, domain: group.domain, recordedCount: 1 });
        const read = await classroom().ask(old.EVENTS_SINCE, { ...group, since: SINCE });
        expect(read).toMatchObject([{ name: 'e', firedByNodeId: 'n', payload: 'p', orderKey: 'k' }]);
        expect(text(read, 0, 'timestamp')).not.toBe('2026-01-11T13:22:00.123Z');
    });

    test('getEventsSince is ascending, at most 100, and drained by its cursors', async () => {
        const group = await classroom().group();
        await classroom().ask(old.RECORD, { ...group, nodeId: 'n', events: numbered(250) });
        const seen: string[] = [];
        const sizes: number[] = [];
        let since = SINCE;
        for (;;) {
            const page = list(await classroom().ask(old.EVENTS_SINCE, { ...group, since }));
            sizes.push(page.length);
            if (page.length === 0) break;
            const cursors = page.map((entry) => text(entry, 'cursor'));
            expect([...cursors].sort()).toEqual(cursors);
            seen.push(...names(page));
            since = cursors[cursors.length - 1] ?? '';
        }
        expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => `e${i}`));
        expect(sizes).toEqual([100, 100, 50, 0]);
    });

    test('a retried batch is taken once', async () => {
        const group = await classroom().group();
        const batch = { ...group, nodeId: 'n', events: numbered(3) };
        const first = await classroom().ask(old.RECORD, batch);
        const retried = await classroom().ask(old.RECORD, batch);
        expect(at(retried, 'recordedCount')).toBe(at(first, 'recordedCount'));
        await classroom().ask(old.FIRE, { ...batch, events: numbered(2, 2) });
        await classroom().ask(old.RECORD, { ...batch, nodeId: 'another', events: numbered(1) });
        expect(names(await classroom().ask(old.EVENTS_SINCE, { ...group, since: SINCE }))).toEqual([
            'e0',
            'e1',
            'e2',
            'e3',
            'e0',
        ]);
    });

    test('events without an orderKey are never taken for one another', async () => {
        const group = await classroom().group();
        const events = Array.from({ length: 10 }, () => event('same'));
        await classroom().ask(old.RECORD, { ...group, nodeId: 'n', events });
        expect(list(await classroom().ask(old.EVENTS_SINCE, { ...group, since: SINCE }))).toHaveLength(10);
    });

    test('what is fired is kept for members that poll', async () => {
        const group = await classroom().group();
        await classroom().ask(old.JOIN, { ...group, nodeId: 'poller', useWebSocket: false });
        const fired = await classroom().ask(old.FIRE, { ...group, nodeId: 'n', events: [event('e')] });
        expect(at(fired, 'batchEvent', 'events', 0, 'timestamp')).toBe('2026-01-11T13:22:00.123Z');
        expect(names(await classroom().ask(old.EVENTS_SINCE, { ...group, since: SINCE }))).toEqual(['e']);
    });

    test('pollGroupData answers events and statuses in one', async () => {
        const group = await classroom().group();
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: [{ key: 'x', value: '1' }] });
        await classroom().ask(old.RECORD, { ...group, nodeId: 'n', events: [event('e')] });
        const poll = await classroom().ask(old.POLL, { ...group, since: SINCE });
        expect(names(at(poll, 'events'))).toEqual(['e']);
        expect(poll).toMatchObject({ nodeStatuses: [{ nodeId: 'n', data: [{ key: 'x', value: '1' }] }] });
    });

    test.each([
        '',
        'yesterday',
        'EVENT#',
        '2026-13-41T99:99:99.000Z',
        'EVENT#2026-13-41T99:99:99.000Z#1#resume',
        'x'.repeat(200),
    ])('since %p is refused', async (since) => {
        const group = await classroom().group();
        const refusal = await classroom().refusal(old.EVENTS_SINCE, { ...group, since });
        expect(refusal.errorType).toBe('ValidationError');
        expect(refusal.message).toContain('since');
    });
}
