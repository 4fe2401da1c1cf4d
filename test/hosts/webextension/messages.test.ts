import { readFromPage, readToPage } from '../../../src/hosts/webextension/messages';
import { NO_SETTINGS } from '../../../src/hosts/webextension/settings';

const sent = (message: object): string => JSON.stringify(message);

test.each([
    { kind: 'hello' },
    {
        kind: 'settings',
        settings: { server: 'https://mesh.example.org/graphql', apiKey: 'k', domain: 'a', language: 'ja' },
    },
    { kind: 'command', id: 1, command: { kind: 'find' } },
    { kind: 'command', id: 2, command: { kind: 'join', group: 'g' } },
    { kind: 'command', id: 3, command: { kind: 'create', name: '' } },
    { kind: 'command', id: 4, command: { kind: 'leave' } },
])('To the page: %j', (message) => expect(readToPage(sent(message))).toEqual(message));

test.each([
    { kind: 'hello' },
    { kind: 'state', state: { hasEditor: true, inGroup: false, text: 'Not in a group.' } },
    { kind: 'done', id: 1, groups: [{ id: 'g', label: 'class 3', isOwn: true }] },
    { kind: 'failed', id: 1, text: 'The request was refused.' },
])('From the page: %j', (message) => expect(readFromPage(sent(message))).toEqual(message));

test.each([
    undefined,
    {},
    'no JSON',
    'null',
    sent({ kind: 'command', command: { kind: 'find' } }),
    sent({ kind: 'command', id: 1, command: { kind: 'join' } }),
    sent({ kind: 'state', state: { hasEditor: true } }),
    sent({ kind: 'failed', id: 'x', text: '' }),
])('%j is no message', (text) => expect([readToPage(text), readFromPage(text)]).toEqual([null, null]));

test('What does not fit is left out', () => {
    expect(
        readFromPage(sent({ kind: 'done', id: 1, groups: [{ id: 1 }, 'g', { id: 'g', label: 'a', isOwn: false }] })),
    ).toEqual({
        kind: 'done',
        id: 1,
        groups: [{ id: 'g', label: 'a', isOwn: false }],
    });
    expect(readToPage(sent({ kind: 'settings', settings: { server: 'javascript:alert(1)' } }))).toEqual({
        kind: 'settings',
        settings: NO_SETTINGS,
    });
});
