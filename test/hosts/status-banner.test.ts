/**
 * @jest-environment jsdom
 */
import { ownError } from '../../src/client/status/errors';
import { DISCONNECTED, type MeshStatus, type StatusError } from '../../src/client/status/status';
import { StatusBanner } from '../../src/hosts/status-banner';
import { FakeClient, group } from '../extension/fake-client';

const CONNECTED: MeshStatus = {
    ...DISCONNECTED,
    state: 'connected',
    transport: 'websocket',
    role: 'member',
    group: group('class 1'),
    members: 2,
};
const REFUSED: StatusError = { kind: 'refused', message: '', at: 1, reason: { code: 'too-fast' } };

function arrange() {
    const client = new FakeClient();
    let language = 'en';
    const banner = new StatusBanner(client, () => language, 'mesh.test');
    const found = (selector: string): HTMLElement => {
        const element = document.querySelector(`#mesh-status ${selector}`);
        if (!(element instanceof HTMLElement)) throw new Error(`There is no ${selector}.`);
        return element;
    };
    const sign = found('button');
    return {
        client,
        banner,
        sign,
        text: () => found('[role=status]').textContent,
        copy: () =>
            [...document.querySelectorAll<HTMLElement>('#mesh-status button')].filter(({ hidden }) => !hidden)[1],
        isOpen: () => sign.getAttribute('aria-expanded') === 'true',
        speak: (other: string) => {
            language = other;
            banner.show();
        },
    };
}

describe('the status banner', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => {
        jest.useRealTimers();
        document.body.replaceChildren();
    });

    it('is a sign and no more where nothing has happened', () => {
        const { isOpen, text, sign } = arrange();
        expect([isOpen(), text(), sign.title]).toEqual([false, 'Not in a mesh group.', 'Not in a mesh group.']);
        expect(sign.getAttribute('aria-label')).toBe('Not in a mesh group.');
    });

    it('says for some seconds that one is connected, and steps aside; who comes and goes is no news', () => {
        const { client, isOpen, text } = arrange();
        client.become(CONNECTED);
        expect([isOpen(), text()]).toEqual([true, 'Connected by WebSocket: class 1, members: 2.']);
        jest.advanceTimersByTime(10_000);
        client.become({ ...CONNECTED, members: 3 });
        expect([isOpen(), text()]).toEqual([false, 'Connected by WebSocket: class 1, members: 3.']);
    });

    it.each([
        ['a pause', { paused: true }, 'Your teacher has paused'],
        ['a lost connection', { state: 'reconnecting' }, 'The connection was lost'],
    ] as const)('stays open for %s, for as long as that lasts', (_what, change, words) => {
        const { client, isOpen, text } = arrange();
        client.become(CONNECTED);
        client.become({ ...CONNECTED, ...change });
        jest.advanceTimersByTime(60_000);
        expect(isOpen()).toBe(true);
        expect(text()).toContain(words);
        client.become(CONNECTED);
        jest.advanceTimersByTime(10_000);
        expect(isOpen()).toBe(false);
        expect(text()).not.toContain(words);
    });

    it('shows a refusal for ten seconds to one who is connected; the sign goes on to say it, again and again is no news', () => {
        const { client, isOpen, text, sign } = arrange();
        client.become(CONNECTED);
        jest.advanceTimersByTime(10_000);
        client.become({ ...CONNECTED, lastError: REFUSED });
        jest.advanceTimersByTime(9_000);
        client.become({ ...CONNECTED, lastError: { ...REFUSED, at: 9_000 } });
        expect([isOpen(), text()]).toEqual([true, expect.stringMatching(/^Your project sends too many messages/)]);
        jest.advanceTimersByTime(1_000);
        expect([isOpen(), sign.textContent]).toEqual([false, '!']);
        expect(sign.getAttribute('aria-label')).toMatch(/^Connected by WebSocket.* too many messages/);
        client.become(CONNECTED);
        expect([isOpen(), sign.textContent]).toEqual([false, '✓']);
    });

    it('says the news alone when it opens by itself, and everything to one who opens it', () => {
        const { client, text, sign } = arrange();
        client.become(CONNECTED);
        client.become({ ...CONNECTED, paused: true });
        expect(text()).toBe('Your teacher has paused the group. What you send waits until the group resumes.');
        sign.click();
        sign.click();
        expect(text()).toMatch(/^Your teacher has paused.* Connected by WebSocket: class 1, members: 2\.$/);
    });

    it('steps aside at once when a pause is over', () => {
        const { client, isOpen } = arrange();
        client.become(CONNECTED);
        jest.advanceTimersByTime(10_000);
        client.become({ ...CONNECTED, paused: true });
        client.become(CONNECTED);
        expect(isOpen()).toBe(false);
    });

    it.each([
        ['menu-bar', { top: '0.125rem', bottom: 'auto' }],
        ['full-screen', { top: '0.125rem', bottom: 'auto' }],
        ['edge', { top: 'auto', bottom: '0.5rem' }],
    ] as const)('is where its page has room: %s', (place, style) => {
        const { banner } = arrange();
        banner.moveTo('menu-bar');
        banner.moveTo(place);
        expect(document.getElementById('mesh-status')?.style).toMatchObject(style);
    });

    it.each([
        ['removed', 'Your teacher removed you from the group.'],
        ['group-ended', 'The group has ended. Your project is still here.'],
        ['group-over', 'The group has expired. Your project is still here.'],
    ] as const)('says why one is out of the group: %s', (code, words) => {
        const { client, isOpen, text } = arrange();
        client.become(CONNECTED);
        client.end(code);
        jest.advanceTimersByTime(60_000);
        expect([isOpen(), text()]).toEqual([true, words]);
    });

    it('opens again when another of the last five minutes is over', () => {
        const { client, isOpen, text } = arrange();
        client.become({ ...CONNECTED, expiresInSeconds: 300 });
        jest.advanceTimersByTime(10_000);
        client.become({ ...CONNECTED, expiresInSeconds: 241 });
        expect(isOpen()).toBe(false);
        client.become({ ...CONNECTED, expiresInSeconds: 60 });
        expect(isOpen()).toBe(true);
        expect(text()).toContain('1 minute left.');
        client.become(CONNECTED);
        expect(text()).not.toContain('left');
    });

    it('is opened and closed by hand, and opens by itself for news', () => {
        const { client, isOpen, sign } = arrange();
        client.become(CONNECTED);
        sign.click();
        expect(isOpen()).toBe(false);
        client.become({ ...CONNECTED, paused: true });
        expect(isOpen()).toBe(true);
        sign.click();
        client.become({ ...CONNECTED, paused: true, members: 5 });
        expect(isOpen()).toBe(false);
        sign.click();
        jest.advanceTimersByTime(60_000);
        expect(isOpen()).toBe(true);
    });

    it.each([
        ['leaves the keyboard to the project at once after a click', 1, false],
        ['keeps the keyboard of a person who presses its button by a key', 0, true],
    ])('%s', (_what, clicks, isFocused) => {
        const { sign } = arrange();
        sign.focus();
        sign.dispatchEvent(new MouseEvent('click', { detail: clicks, bubbles: true }));
        expect(document.activeElement === sign).toBe(isFocused);
    });

    it("follows the editor's language, in what it keeps saying too", () => {
        const { banner, sign, text, speak } = arrange();
        banner.showError(ownError('refused', 'joining-already', ''));
        speak('ja');
        expect(text()).toBe('今グループに入っているところです。少し待ってください。');
        expect(sign.getAttribute('aria-label')).toBe('閉じる');
        banner.showWaiting('747774');
        speak('ja-Hira');
        expect(text()).toMatch(/^747774 の/);
        expect(sign.parentElement?.lang).toBe('ja-Hira');
    });

    it.each(['filtered', 'server-down', 'offline', 'protocol'] as const)(
        'offers the report unasked where the network is in the way: %s',
        (kind) => {
            const { client, copy } = arrange();
            client.become({ ...CONNECTED, state: 'reconnecting', lastError: { kind, message: '', at: 0 } });
            expect(copy()?.getAttribute('aria-label')).toBe('Copy report');
        },
    );

    it('shows names as they were typed', () => {
        const { client, text } = arrange();
        client.become({ ...CONNECTED, group: group('$& [COUNT] <b>') });
        expect(text()).toBe('Connected by WebSocket: $& [COUNT] <b>, members: 2.');
        expect(document.querySelector('#mesh-status b')).toBeNull();
    });

    it('offers the report by a button in the order of the keyboard, and says that it was copied', async () => {
        const { client, copy, sign, text } = arrange();
        Object.assign(document, { execCommand: () => true });
        client.become({ ...CONNECTED, lastError: REFUSED });
        expect(copy()).toBeUndefined();
        sign.click();
        sign.click();
        expect(copy()?.getAttribute('aria-label')).toBe('Copy report');
        copy()?.click();
        await jest.advanceTimersByTimeAsync(10);
        expect(text()).toBe('Copied');
    });
});
