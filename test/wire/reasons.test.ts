import { readReason, shortened } from '../../src/wire/reasons';

test('a reason is read with its values', () => {
    const reason = { code: 'payload', values: { name: 'wind', max: 16_384, given: 20_000 } };
    expect(readReason(JSON.parse(JSON.stringify(reason)))).toEqual(reason);
    expect(readReason({ code: 'paused' })).toEqual({ code: 'paused' });
});

test.each([null, undefined, 'paused', [], {}, { code: 7 }, { code: 'of-a-later-version' }, { code: 'constructor' }])(
    'what is no reason is none: %j',
    (value) => expect(readReason(value)).toBeNull(),
);

test('of hostile values only a few short texts and finite numbers are taken', () => {
    const hostile = { name: 'x'.repeat(201), max: Number.NaN, given: { deep: true }, minutes: 3 };
    expect(readReason({ code: 'payload', values: hostile })).toEqual({ code: 'payload', values: { minutes: 3 } });
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`v${i}`, i]));
    expect(Object.keys(readReason({ code: 'payload', values: many })?.values ?? {})).toHaveLength(8);
    expect(readReason({ code: 'payload', values: 'none' })).toEqual({ code: 'payload' });
});

test('a long name is cut to fit a sentence', () => {
    expect(shortened('a'.repeat(40))).toBe('a'.repeat(40));
    expect(shortened('a'.repeat(41))).toBe(`${'a'.repeat(39)}…`);
});
