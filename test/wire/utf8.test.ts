import fc from 'fast-check';
import { jsonBytes, utf8Bytes } from '../../src/wire/utf8';

/** Any code units, halves of surrogate pairs among them. */
const texts = fc
    .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff }), fc.constant(0xd83d)))
    .map((units) => String.fromCharCode(...units));

test('utf8Bytes counts what an encoder makes of any text, half a surrogate pair too', () => {
    fc.assert(fc.property(texts, (text) => expect(utf8Bytes(text)).toBe(Buffer.byteLength(text))));
});

test('jsonBytes counts a text as it travels in JSON', () => {
    fc.assert(fc.property(texts, (text) => expect(jsonBytes(text)).toBe(Buffer.byteLength(JSON.stringify(text)) - 2)));
});
