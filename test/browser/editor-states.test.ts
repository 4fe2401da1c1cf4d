// What stands on a pupil's page in a lesson, by push and by polling: the last minutes, a pause, the end; and that the
// banner covers nothing that the pupil needs.
import type { Page } from 'playwright-core';
import { text } from '../conformance/backend';
import { until } from '../until';
import { useBrowser, withoutInternet } from './use-browser';
import { ask } from './ask';
import { useServer } from '../use-server';

interface EditorWindow {
    readonly scratchMesh?: {
        readonly mesh: { readonly status: { readonly state: string; readonly transport: string | null } };
    };
}
declare const window: EditorWindow;

const EDITOR_MS = 90_000;
const TOLD_MS = 15_000;
/** What the banner must not cover: the palette with its end, the zoom buttons, the menus, and what steers the stage. */
const NEEDED = [
    '.blocklyFlyout',
    '[class*="gui_extension-button-container"]',
    '.blocklyZoom',
    '[class*="menu-bar_main-menu"] img',
    '[class*="menu-bar_main-menu"] span',
    '[class*="green-flag_green-flag"]',
    '[class*="stop-all_stop-all"]',
    '[class*="stage-header_stage-size-row"]',
    '[class*="stage-header_stage-button_"]',
    '[class*="sprite-selector_add-button"]',
];
const WINDOWS = [
    { width: 1280, height: 800 },
    { width: 1024, height: 768 },
];

const browser = useBrowser();
const server = useServer({ MESH_MAX_CONNECTION_TIME_SECONDS: '290', MESH_POLLING_INTERVAL_SECONDS: '1' });

describe.each([
    ['websocket', ''],
    ['polling', '&mesh_polling=1'],
] as const)('a pupil whose page is reached by %s reads', (transport, search) => {
    let page: Page;
    let group = '';
    let hostKey = '';
    const host = (name: string, more = '') =>
        ask(server.url, `mutation { answer: ${name}(${group}, hostKey: "${hostKey}"${more}) }`);
    const banner = () => page.locator('#mesh-status');
    const sign = () => banner().getByRole('button').first();
    const says = (words: string) => banner().getByText(words).waitFor({ timeout: TOLD_MS });
    const isOpen = async () => (await sign().getAttribute('aria-expanded')) === 'true';
    const isQuiet = (words: string) =>
        until(`no "${words}"`, async () => !(await banner().innerText()).includes(words), TOLD_MS);

    beforeAll(async () => {
        const made = await ask(
            server.url,
            `mutation { answer: createGroup(name: "${transport}", hostId: "${transport}", domain: "school", useWebSocket: true) { id hostKey } }`,
        );
        const id = text(made, 'id');
        group = `groupId: "${id}", domain: "school"`;
        hostKey = text(made, 'hostKey');
        const context = await withoutInternet(await browser.newContext({ viewport: WINDOWS[0] ?? null, locale: 'en' }));
        page = await context.newPage();
        await page.goto(`${server.url}/editor?join=code&group=${id}&mesh=school${search}`);
        await page.locator('.blocklyZoom').first().waitFor({ timeout: EDITOR_MS });
        await until(
            'it is in',
            () => page.evaluate((wanted) => window.scratchMesh?.mesh.status.transport === wanted, transport),
            EDITOR_MS,
        );
    }, 200_000);
    afterAll(() => page.context().close());

    test('that the last five minutes have begun, and no more once the teacher prolongs', async () => {
        await says('5 minutes left.');
        await ask(
            server.url,
            `mutation { answer: prolongGroup(${group}, hostKey: "${hostKey}", seconds: 600) { expiresAt } }`,
        );
        await isQuiet('minutes left');
    }, 60_000);

    test('a pause, and no longer than it lasts; the words cover nothing that is needed, in full screen too', async () => {
        await host('pauseGroup', ', paused: true');
        await says('Your teacher has paused the group. What you send waits until the group resumes.');
        expect(await isOpen()).toBe(true);
        for (const size of WINDOWS) {
            await page.setViewportSize(size);
            await until('nothing is covered', async () => (await covered(page)).length === 0);
            await page.getByRole('button', { name: 'full screen' }).click();
            await page.getByText('Your teacher has paused').waitFor();
            await until('the stage can be left', async () => (await covered(page)).length === 0);
            await page.keyboard.press('Escape');
        }
        await host('pauseGroup', ', paused: false');
        await isQuiet('paused');
        await until('it steps aside', async () => !(await isOpen()), TOLD_MS);
        expect(await sign().getAttribute('aria-label')).toMatch(/^Connected/);
    }, 60_000);

    test('that the group was ended', async () => {
        await ask(server.url, `mutation { answer: dissolveGroup(${group}, hostId: "${transport}") { groupId } }`);
        await says('The group has ended. Your project is still here.');
        expect(await isOpen()).toBe(true);
    }, 60_000);
});

test('a link without a code leads nowhere, and says nothing of it', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${server.url}/editor?join=&mesh=school`);
    await page.locator('.blocklyZoom').first().waitFor({ timeout: EDITOR_MS });
    const sign = page.locator('#mesh-status').getByRole('button').first();
    expect(await sign.getAttribute('aria-label')).toBe('Not in a mesh group.');
    expect(await sign.getAttribute('aria-expanded')).toBe('false');
    expect(await page.evaluate(() => window.scratchMesh?.mesh.status.state)).toBe('disconnected');
    await page.close();
}, 200_000);

/** What of the needed parts lies under the banner; in full screen the others are not to be seen. */
function covered(page: Page): Promise<string[]> {
    return page.evaluate((selectors) => {
        const banner = document.getElementById('mesh-status')?.getBoundingClientRect();
        if (banner === undefined) return ['no banner'];
        const isUnder = ({ left, right, top, bottom, width }: DOMRect) =>
            width > 0 && left < banner.right && right > banner.left && top < banner.bottom && bottom > banner.top;
        const isFull = document.querySelector('[class*="stage-wrapper_full-screen"]') !== null;
        const seen = isFull
            ? selectors.filter((selector) => /green-flag|stop-all|stage-header/.test(selector))
            : selectors;
        return seen.filter((selector) =>
            [...document.querySelectorAll(selector)].some((element) => isUnder(element.getBoundingClientRect())),
        );
    }, NEEDED);
}
