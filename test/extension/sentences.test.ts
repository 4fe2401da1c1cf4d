// Everything that a code stands for has its sentence, in every language.
import { LOCALES, textsOf } from '../../locales';
import { filledText } from '../../locales/filled-text';
import { CLIENT_CODES } from '../../src/client/status/reasons';
import type { PromiseLimit, StatusError } from '../../src/client/status/status';
import { TRANSPORT_CODES, readTransportReason, transportReason } from '../../src/client/status/transport-reasons';
import { errorSentence } from '../../src/extension/status-text';
import { readReason, REASON_CODES } from '../../src/wire/reasons';

const KINDS = ['filtered', 'offline', 'server-down', 'group-gone', 'refused', 'protocol'] as const;
const LIMITS: readonly PromiseLimit[] = ['no-events', 'no-events-while-away'];

const refusal = (errorInfo: unknown): StatusError => {
    const reason = readReason(errorInfo);
    return { kind: 'refused', message: 'Developers read this.', at: 0, ...(reason && { reason }) };
};

test('every code of transports is known by the sentence that travels', () => {
    expect(TRANSPORT_CODES.map((code) => readTransportReason(transportReason(code))?.code)).toEqual(TRANSPORT_CODES);
});

describe.each(Object.keys(LOCALES))('in %s', (locale) => {
    const texts = textsOf(locale);

    test.each([...REASON_CODES, ...CLIENT_CODES])('the reason %s has its sentence', (code) => {
        expect(texts).toHaveProperty([`mesh.reason.${code}`]);
    });

    test.each(TRANSPORT_CODES)('the transport reason %s has its sentence', (code) => {
        expect(texts).toHaveProperty([`teacher.transport.${code}`]);
    });

    test.each(LIMITS)('what a backend cannot promise has its sentence: %s', (limit) => {
        expect(texts).toHaveProperty([`mesh.limit.${limit}`]);
    });

    test.each(KINDS)('an error of the kind %s has its sentence', (kind) => {
        const sentence = errorSentence({ kind }, locale, 'mesh.test');
        expect(Object.values(texts).map((text) => filledText(text, { HOST: 'mesh.test' }))).toContain(sentence);
    });

    test('a code without what its sentence names is told by its kind: no place stays empty', () => {
        expect(errorSentence(refusal({ code: 'event-name', values: { max: 3 } }), locale, '')).toBe(
            texts['mesh.error.refused'],
        );
    });

    test.each([
        ['an unknown code', { code: 'toString' }],
        ['no text', { code: { en: 'Ha!' } }],
        ['nothing', null],
    ])('what a backend says is not believed: %s', (_what, errorInfo) => {
        expect(errorSentence(refusal(errorInfo), locale, '')).toBe(texts['mesh.error.refused']);
    });

    test('values that are too long or no numbers are not shown', () => {
        for (const max of [Number.NaN, Infinity, { toString: () => 'Ha!' }, 'x'.repeat(1_000)])
            expect(errorSentence(refusal({ code: 'members-full', values: { max } }), locale, '')).toBe(
                texts['mesh.error.refused'],
            );
        const told = errorSentence(refusal({ code: 'members-full', values: { max: 40 } }), locale, '');
        expect(told).toContain('40');
    });
});

test.each(['$&', '$$1', '[COUNT]', '<img src=x onerror=alert(1)>', '[NAME]'])(
    'a name shows as it was typed: %s',
    (name) => {
        expect(filledText('"[NAME]", [COUNT]: [OTHER]', { NAME: name, COUNT: 7 })).toBe(`"${name}", 7: [OTHER]`);
    },
);
