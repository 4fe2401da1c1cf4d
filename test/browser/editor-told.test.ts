// What a pupil is told in the editor's page, at an address that is no secure context: paused, taken out, the report.
import type { Page } from 'playwright-core';
import { at } from '../conformance/backend';
import { until } from '../until';
import { PUBLIC_HOST } from './chromium';
import { useBrowser, withoutInternet } from './use-browser';
import { ask } from './ask';
import { useServer } from '../use-server';

interface EditorWindow {
    readonly scratchMesh?: { readonly mesh: { readonly status: { readonly state: string } } };
}
declare const window: EditorWindow;

const EDITOR_MS = 90_000;

const browser = useBrowser();
const server = useServer();
let page: Page;
let group = '';
let hostKey = '';
const faults: string[] = [];

const host = (mutation: string) => ask(server.url, `mutation { answer: ${mutation} }`);
const banner = () => page.locator('#mesh-status');
const sign = () => banner().getByRole('button').first();
const says = (words: string) => banner().getByText(words).waitFor({ timeout: 15_000 });
const isOpen = async () => (await sign().getAttribute('aria-expanded')) === 'true';
const pause = (paused: boolean) => host(`pauseGroup(${group}, hostKey: "${hostKey}", paused: ${String(paused)})`);

beforeAll(async () => {
    const made = await host(
        'createGroup(name: "Class <b>", hostId: "host", domain: "school", useWebSocket: true) { id hostKey }',
    );
    const id = String(at(made, 'id'));
    group = `groupId: "${id}", domain: "school"`;
    hostKey = String(at(made, 'hostKey'));
    const context = await withoutInternet(
        await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' }),
    );
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`http://${PUBLIC_HOST}:${server.port}/editor?join=code&group=${id}&mesh=school`);
    await page.getByRole('treeitem', { name: 'Mesh' }).waitFor({ timeout: EDITOR_MS });
    await until(
        'it is in',
        () => page.evaluate(() => window.scratchMesh?.mesh.status.state === 'connected'),
        EDITOR_MS,
    );
}, 200_000);
afterEach(() => expect(faults.splice(0)).toEqual([]));

test('the banner steps aside when it has said that all is well, and stays in sight in full screen', async () => {
    await says('Class <b>');
    await until('it is a sign alone', async () => !(await isOpen()), 15_000);
    await page.getByRole('button', { name: 'full screen' }).click();
    await sign().click();
    await until('it opens', isOpen);
    await sign().click();
    await page.keyboard.press('Escape');
}, 60_000);

test('a pause is said at once, and no longer than it lasts', async () => {
    await pause(true);
    await says('Your teacher has paused');
    await pause(false);
    await until('it goes on', async () => !(await banner().innerText()).includes('paused'), 15_000);
}, 60_000);

test('the connection dialog has our name and its help opens; it does not say "Connected" to one who was taken out', async () => {
    await page.getByRole('treeitem', { name: 'Mesh' }).click();
    await page.locator('.blocklyFlyoutLabel', { hasText: 'Mesh' }).locator('.blocklyTouchTargetBackground').click();
    const dialog = page.getByRole('dialog', { name: 'Mesh' });
    await dialog.getByText('Connected', { exact: true }).waitFor();
    const help = page.context().waitForEvent('page');
    await dialog.getByRole('button', { name: 'Help' }).first().click();
    const opened = await help;
    await opened.waitForLoadState();
    expect(new URL(opened.url()).pathname).toBe('/');
    await opened.close();
    const pupil = String(at(await ask(server.url, `{ answer: listNodesInGroup(${group}) { id } }`), 0, 'id'));
    await host(`removeMember(${group}, hostKey: "${hostKey}", nodeId: "${pupil}")`);
    await says('Your teacher removed you from the group.');
    expect(await dialog.getByText('Connected', { exact: true }).count()).toBe(0);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
}, 60_000);

test('the report is copied by keyboard, and shown where the browser copies nothing', async () => {
    // Once to close what opened by itself, once to see everything.
    await sign().click();
    await sign().click();
    const copy = banner().getByRole('button', { name: 'Copy report' });
    await copy.focus();
    await page.keyboard.press('Enter');
    await banner().getByText('Copied').waitFor();
    await page.evaluate(() => Object.assign(document, { execCommand: () => false }));
    await banner().getByRole('button', { name: 'Copy report' }).click({ timeout: 10_000 });
    const report = page.getByRole('dialog', { name: 'Network report' });
    const field = report.getByRole('textbox');
    await field.waitFor();
    expect(await field.inputValue()).toContain('State: error');
    expect(await field.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await report.waitFor({ state: 'detached' });
}, 60_000);

test('the banner speaks the language that is chosen in the editor, and so does the page', async () => {
    await page.getByRole('button', { name: 'Settings menu' }).first().click();
    await page.getByText('Language', { exact: true }).click();
    await page.getByText('日本語', { exact: true }).click();
    await says('先生があなたをグループから外しました。');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
}, 60_000);
