import fc from 'fast-check';
import * as limits from '../../src/core/limits';
import {
    checkDomain,
    checkGroupName,
    checkId,
    connectionTime,
    newEvents,
    searchLimit,
    variableWrites,
} from '../../src/core/validate';
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
        'an event name',
        () => newEvents([event({ eventName: 'x'.repeat(257) })]),
        'events[0].eventName',
        limits.EVENT_NAME_MAX_LENGTH,
        257,
    ],
    [
        'a payload',
        () => newEvents([event({ payload: 'あ'.repeat(5462) })]),
        'events[0].payload',
        limits.PAYLOAD_MAX_BYTES,
        16_386,
    ],
    [
        'an order key',
        () => newEvents([event({ orderKey: 'x'.repeat(65) })]),
        'events[0].orderKey',
        limits.ORDER_KEY_MAX_LENGTH,
        65,
    ],
    [
        'a report',
        () =>
            variableWrites(
                'data',
                Array.from({ length: 201 }, () => ({ key: 'k', value: '' })),
            ),
        'data',
        limits.VARIABLES_MAX_KEYS,
        201,
    ],
    [
        'a variable name',
        () => variableWrites('data', [{ key: 'x'.repeat(129), value: '' }]),
        'data[0].key',
        limits.VARIABLE_NAME_MAX_LENGTH,
        129,
    ],
    [
        'a value',
        () => variableWrites('data', [{ key: 'k', value: 'x'.repeat(4097) }]),
        'data[0].value',
        limits.VARIABLE_VALUE_MAX_BYTES,
        4097,
    ],
])(
    '%s beyond its limit is refused with the argument, the limit and the size',
    (_what, refused, argument, limit, given) => {
        expect(refused).toThrow(expect.objectContaining({ errorType: 'ValidationError' }));
        for (const part of [argument, limit, given]) expect(refused).toThrow(String(part));
        expect(refused).not.toThrow('xxxx');
    },
);

test('exactly the limit is taken', () => {
    checkDomain('x'.repeat(256));
    checkDomain('');
    expect(newEvents([event({ payload: 'x'.repeat(16_384) })])).toHaveLength(1);
    expect(variableWrites('data', [{ key: 'x'.repeat(128), value: 'あ'.repeat(1365) }])).toHaveLength(1);
    expect(connectionTime(null, 1500)).toBe(1500);
    expect(connectionTime(1, 1500)).toBe(1);
    expect(searchLimit(undefined)).toBe(10);
});

test('a removal has no value, and an empty order key numbers nothing', () => {
    expect(variableWrites('data', [{ key: 'k', value: 'v', removed: true }])).toEqual([
        { key: 'k', value: '', removed: true },
    ]);
    expect(newEvents([event({ orderKey: '' })])).toMatchObject([{ orderKey: null, payload: null, writes: [] }]);
});
