import { at, list, text } from './backend';
import { event, type Classroom } from './classroom';
import { FIRE_EXTENDED, JOIN_EXTENDED, RECORD_EXTENDED, REPORT_EXTENDED } from './new-client';
import * as old from './old-client';

const SINCE = '2020-01-01T00:00:00.000Z';
const variable = (key: string, value = '1') => ({ key, value });

/** Rules of what fits and what does not: an item that is too large costs no other. */
export function itemRules(classroom: () => Classroom): void {
    const events = (wrong: Record<string, unknown>) => [event('before'), wrong, event('after')];
    const read = async (group: object) =>
        list(await classroom().ask(old.EVENTS_SINCE, { ...group, since: SINCE })).map((each) => text(each, 'name'));

    test.each([
        ['a name of 257 characters', event('e'.repeat(257)), '256'],
        ['an empty name', event(''), 'empty'],
        ['a payload over 16 KiB', event('e', { payload: 'あ'.repeat(5462) }), '16384'],
        ['an orderKey over 64 characters', event('e', { orderKey: 'x'.repeat(65) }), '64'],
        ['a variable over 4 KiB', event('e', { data: [variable('x', 'y'.repeat(4097))] }), '4096'],
        ['201 variables', event('e', { data: Array.from({ length: 201 }, (_, i) => variable(`k${i}`)) }), '200'],
    ])('an event with %s is refused, and the others are taken', async (_what, wrong, limit) => {
        for (const [operation, payload] of [
            [FIRE_EXTENDED, 'batchEvent'],
            [RECORD_EXTENDED, null],
        ] as const) {
            const group = await classroom().group();
            await classroom().ask(JOIN_EXTENDED, { ...group, nodeId: 'n' });
            const answer = await classroom().ask(operation, { ...group, nodeId: 'n', events: events(wrong) });
            expect(await read(group)).toEqual(['before', 'after']);
            expect(at(answer, 'refused')).toMatchObject([{ index: 1, errorType: 'ValidationError' }]);
            expect(text(answer, 'refused', 0, 'message')).toContain(limit);
            expect(text(answer, 'refused', 0, 'message').length).toBeLessThan(300);
            if (payload !== null) expect(list(answer, payload, 'events')).toHaveLength(2);
            else expect(at(answer, 'recordedCount')).toBe(2);
        }
    });

    test('a request of which nothing fits is refused as a whole, and lets nobody join', async () => {
        const group = await classroom().group();
        const wrong = { events: [event('e'.repeat(257)), event('')], data: [variable('k'.repeat(129)), variable('')] };
        for (const [operation, limit] of [
            [old.RECORD, '256'],
            [old.FIRE, '256'],
            [old.REPORT, '128'],
        ] as const) {
            const refusal = await classroom().refusal(operation, { ...group, nodeId: 'n', ...wrong });
            expect(refusal.errorType).toBe('ValidationError');
            expect(refusal.message).toContain(limit);
        }
        expect(await classroom().ask(old.LIST_NODES, group)).toEqual([]);
        const full = Array.from({ length: 200 }, (_, i) => variable(`k${i}`));
        await classroom().ask(old.REPORT, { ...group, nodeId: 'n', data: full });
        const more = { events: [event('e', { data: [variable('more')] })], data: [variable('more')] };
        for (const operation of [old.RECORD, old.FIRE, old.REPORT]) {
            const refusal = await classroom().refusal(operation, { ...group, nodeId: 'n', ...more });
            expect(refusal.message).toContain('200 variables');
        }
        expect(await read(group)).toEqual([]);
    });

    test.each([
        ['a value of 4,097 bytes', [variable('a'), variable('k', 'x'.repeat(4097)), variable('b')], 1, '4096'],
        ['a value of 1,366 hiragana', [variable('a'), variable('k', 'あ'.repeat(1366)), variable('b')], 1, '4096'],
        ['a name of 129 characters', [variable('a'), variable('k'.repeat(129)), variable('b')], 1, '128'],
        ['an empty name', [variable('a'), variable(''), variable('b')], 1, 'empty'],
        ['the 201st variable', Array.from({ length: 201 }, (_, i) => variable(`k${i}`)), 200, '200'],
    ])('a report with %s is taken but for that', async (_what, data, index, limit) => {
        const group = await classroom().group();
        const answer = await classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'n', data });
        expect(at(answer, 'refused')).toMatchObject([{ index, errorType: 'ValidationError' }]);
        expect(text(answer, 'refused', 0, 'message')).toContain(limit);
        const taken = data.flatMap(({ key }, place) => (place === index ? [] : [key])).sort();
        expect(
            list(answer, 'nodeStatus', 'changed')
                .map((each) => text(each, 'key'))
                .sort(),
        ).toEqual(taken);
        const stored = list(await classroom().ask(old.LIST_STATUSES, group)).flatMap((status) => list(status, 'data'));
        expect(stored.map((each) => text(each, 'key')).sort()).toEqual(taken);
        // An editor of today sees its request succeed.
        await classroom().ask(old.REPORT, { ...group, nodeId: 'old', data });
    });

    test('the 201st variable in an event costs that event', async () => {
        const group = await classroom().group();
        const full = Array.from({ length: 200 }, (_, i) => variable(`k${i}`));
        await classroom().ask(REPORT_EXTENDED, { ...group, nodeId: 'n', data: full });
        const batch = events(event('e', { data: [variable('more')] }));
        const answer = await classroom().ask(RECORD_EXTENDED, { ...group, nodeId: 'n', events: batch });
        expect(at(answer, 'refused')).toMatchObject([{ index: 1 }]);
        expect(text(answer, 'refused', 0, 'message')).toMatch(/^events\[1\]: .*200 variables/);
        expect(await read(group)).toEqual(['before', 'after']);
    });

    test.each([
        ['none at all', [], 'at least one'],
        ['1,001 of them', Array.from({ length: 1001 }, () => event('e')), '1000'],
        ['more than 240 KiB', Array.from({ length: 31 }, () => event('e', { payload: 'x'.repeat(8000) })), '245760'],
    ])('a batch of events with %s is refused as a whole', async (_what, batch, limit) => {
        const group = await classroom().group();
        for (const operation of [old.RECORD, old.FIRE]) {
            const refusal = await classroom().refusal(operation, { ...group, nodeId: 'n', events: batch });
            expect(refusal.errorType).toBe('ValidationError');
            expect(refusal.message).toContain(limit);
            expect(refusal.message.length).toBeLessThan(300);
        }
        expect(await read(group)).toEqual([]);
        expect(await classroom().ask(old.LIST_NODES, group)).toEqual([]);
    });
}
