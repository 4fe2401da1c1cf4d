import {
    isDomain,
    languageOf,
    NO_SETTINGS,
    readSettings,
    serverAddress,
} from '../../../src/hosts/webextension/settings';
import { DOMAIN_MAX_LENGTH } from '../../../src/wire/limits';

describe("A server's address", () => {
    test.each([
        ['http://192.168.1.20:4000', 'http://192.168.1.20:4000/graphql'],
        ['  https://mesh.example.org/ ', 'https://mesh.example.org/graphql'],
        ['https://example.org/api/graphql', 'https://example.org/api/graphql'],
        ['', ''],
    ])('%s is kept as %s', (typed, kept) => expect(serverAddress(typed)).toBe(kept));

    test.each([
        'mesh',
        'ftp://mesh.example.org',
        'javascript:alert(1)',
        'https://me:secret@mesh.example.org',
        'http://',
    ])('%s is none', (typed) => expect(serverAddress(typed)).toBeNull());
});

test('A domain has letters, digits, -, . and _, and no more than the server takes', () => {
    expect(['', 'Room-3.b_1'].every(isDomain)).toBe(true);
    expect(['room 3', 'a/b', '部屋'].some(isDomain)).toBe(false);
    expect(['a'.repeat(DOMAIN_MAX_LENGTH), 'a'.repeat(DOMAIN_MAX_LENGTH + 1)].map(isDomain)).toEqual([true, false]);
});

describe('Stored settings', () => {
    test('are read back', () => {
        const settings = {
            server: 'https://mesh.example.org/graphql',
            apiKey: 'apple pie',
            domain: 'room-3',
            language: 'ja-Hira',
        };
        expect(readSettings({ ...settings, more: 1 })).toEqual(settings);
    });

    test.each([
        [undefined],
        [null],
        ['text'],
        [{ server: 1, apiKey: 2, domain: [], language: 'xx' }],
        [{ domain: 'a b' }],
    ])('%j become the defaults', (stored) => expect(readSettings(stored)).toEqual(NO_SETTINGS));
});

test("The language is the chosen one, else the browser's, else English", () => {
    expect(languageOf({ ...NO_SETTINGS, language: 'ja-Hira' }, ['en'])).toBe('ja-Hira');
    expect(languageOf(NO_SETTINGS, ['fr-FR', 'ja-JP', 'en'])).toBe('ja');
    expect(languageOf(NO_SETTINGS, ['fr'])).toBe('en');
});
