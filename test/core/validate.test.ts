import fc from 'fast-check';
import * as limits from '../../src/core/limits';
import { checkDomain, checkGroupName, checkId, connectionTime, searchLimit } from '../../src/core/validate';
import { newEvents, refusedItems, reportedWrites } from '../../src/core/validate-items';
import { utf8Bytes } from '../../src/wire/utf8';

const FIRED_AT = '2026-01-11T13:22:00.123Z';
const event = (more: object = {}) => ({ eventName: 'e', firedAt: FIRED_AT, ...more });

test('utf8Bytes counts what an encoder makes of well-formed text', () => {
    fc.assert(
        fc.property(fc.string({ unit: 'binary' }), (text) => expect(utf8Bytes(text)).toBe(Buffer.byteLength(text))),
    );
});

test.each([
    ['a domain', () => checkDomain('x'.repeat(257)), 'domain', limits.DOMAIN_MAX_LENGTH, 257],
    ['a group name', () => checkGroupName('x'.repeat(101)), 'name', limits.GROUP_NAME_MAX_LENGTH, 101],
    ['an id', () => checkId('nodeId', 'x'.repeat(129)), 'nodeId', limits.ID_MAX_LENGTH, 129],
    ['a life', () => connectionTime(301, 300), 'maxConnectionTimeSeconds', 300, 301],
    ['a search', () => searchLimit(101), 'limit', limits.SEARCH_MAX_LIMIT, 101],
    ['a batch', () => newEvents(Array.from({ length: 1001 }, () => event())), 'events', limits.BATCH_MAX_EVENTS, 1001],
    [
        'a report',
        () => reportedWrites(Array.from({ length: 1001 }, () => ({ key: 'k', value: '' }))),
        'data',
        limits.REPORT_MAX_VARIABLES,
        1001,
    ],
])(
    '%s beyond its limit is refused with the argument, the limit and the size',
    (_what, refused, argument, limit, given) => {
        expect(refused).toThrow(expect.objectContaining({ errorType: 'ValidationError' }));
        for (const part of [argument, limit, given]) expect(refused).toThrow(String(part));
        expect(refused).not.toThrow('xxxx');
    },
);

const variable = (more: object = {}) => ({ key: 'k', value: 'v', ...more });

test.each([
    ['an event name', event({ eventName: 'x'.repeat(257) }), 'eventName', limits.EVENT_NAME_MAX_LENGTH, 257],
    ['an event name', event({ eventName: '' }), 'eventName', 'must not be empty', 0],
    ['a payload', event({ payload: 'あ'.repeat(5462) }), 'payload', limits.PAYLOAD_MAX_BYTES, 16_386],
    ['an order key', event({ orderKey: 'x'.repeat(65) }), 'orderKey', limits.ORDER_KEY_MAX_LENGTH, 65],
    ['a time', event({ firedAt: 'now' }), 'firedAt', 'ISO 8601', 3],
    [
        'the variables',
        event({ data: Array.from({ length: 201 }, () => variable()) }),
        'data',
        limits.VARIABLES_MAX_KEYS,
        201,
    ],
    [
        'a variable name',
        event({ data: [variable({ key: 'x'.repeat(129) })] }),
        'data[0].key',
        limits.VARIABLE_NAME_MAX_LENGTH,
        129,
    ],
])('%s beyond its limit costs that event alone', (_what, wrong, argument, limit, given) => {
    const { items, refused } = newEvents([event({ eventName: 'a' }), wrong, event({ eventName: 'b' })]);
    expect(items).toMatchObject([
        { item: { name: 'a' }, place: 0 },
        { item: { name: 'b' }, place: 2 },
    ]);
    expect(refused).toMatchObject([{ index: 1, errorType: 'ValidationError' }]);
    for (const part of [`events[1].${argument}`, limit, given]) expect(refused[0]?.message).toContain(String(part));
    expect(refused[0]?.message).not.toContain('xxxx');
});

test.each([
    ['a variable name', variable({ key: 'x'.repeat(129) }), 'key', limits.VARIABLE_NAME_MAX_LENGTH, 129],
    ['a variable name', variable({ key: '' }), 'key', 'must not be empty', 0],
    ['a value', variable({ value: 'x'.repeat(4097) }), 'value', limits.VARIABLE_VALUE_MAX_BYTES, 4097],
])('%s beyond its limit costs that variable alone', (_what, wrong, argument, limit, given) => {
    const { items, refused } = reportedWrites([wrong, variable()]);
    expect(items).toHaveLength(1);
    expect(refused).toMatchObject([{ index: 0, errorType: 'ValidationError' }]);
    for (const part of [`data[0].${argument}`, limit, given]) expect(refused[0]?.message).toContain(String(part));
});

test('what the store refuses is named by its place in what was given', () => {
    const checked = newEvents([event({ eventName: '' }), event(), event()]);
    const later = [{ index: 1, errorType: 'ValidationError', message: 'too much.', reason: null } as const];
    expect(refusedItems('events', checked, later)).toMatchObject([
        { index: 0 },
        { index: 2, message: 'events[2]: too much.' },
    ]);
    expect(refusedItems('events', newEvents([event()]), [])).toBeNull();
});

test('a request of which nothing can be taken is refused for the first of them', () => {
    const refused = expect.objectContaining({ errorType: 'ValidationError', message: expect.stringContaining('[0]') });
    expect(() => newEvents([event({ eventName: '' }), event({ firedAt: 'now' })])).toThrow(refused);
    expect(() => reportedWrites([variable({ key: '' })])).toThrow(refused);
    const later = [{ index: 0, errorType: 'ValidationError', message: 'too much.', reason: null } as const];
    expect(() => refusedItems('events', newEvents([event(), event({ eventName: '' })]), later)).toThrow(refused);
});

test('exactly the limit is taken', () => {
    checkDomain('x'.repeat(256));
    checkDomain('');
    expect(newEvents([event({ payload: 'x'.repeat(16_384) })]).items).toHaveLength(1);
    expect(reportedWrites([{ key: 'x'.repeat(128), value: 'あ'.repeat(1365) }]).items).toHaveLength(1);
    expect(connectionTime(null, 1500)).toBe(1500);
    expect(connectionTime(1, 1500)).toBe(1);
    expect(searchLimit(undefined)).toBe(10);
});

test('a removal has no value, and an empty order key numbers nothing', () => {
    expect(reportedWrites([{ key: 'k', value: 'v', removed: true, initial: true }]).items).toEqual([
        { item: { key: 'k', value: '', removed: true, initial: false }, place: 0 },
    ]);
    expect(newEvents([event({ orderKey: '' })]).items).toMatchObject([
        { item: { orderKey: null, payload: null, writes: [] } },
    ]);
});
