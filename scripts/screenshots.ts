// Takes the pictures of docs/ from the current build: `npm run screenshots`.
import { join } from 'node:path';
import { startChromium } from '../test/browser/chromium';
import { EditorSite } from '../test/browser/editor-page';
import { ForeignEditor, openPopup, saveServer, startWithExtension } from '../test/browser/extension-browser';
import { startServer } from '../test/server-process';

const PICTURES = join(__dirname, '..', 'docs', 'pictures');

async function main(): Promise<void> {
    // The addresses of a school, not those of the machine that takes the pictures.
    const preload = `--require ${join(__dirname, '..', 'test', 'browser', 'two-adapters.cjs')}`;
    const server = await startServer({ NODE_OPTIONS: preload }, ['--host', '0.0.0.0']);
    const browser = await startChromium();
    const context = await browser.newContext({ viewport: { width: 1100, height: 720 }, locale: 'en' });
    const start = await context.newPage();
    await start.goto(server.url);
    await start.screenshot({ path: join(PICTURES, 'start.png') });
    const teacher = await context.newPage();
    await teacher.goto(`${server.url}/teacher`);
    await teacher.getByRole('button', { name: 'Create the group' }).click();
    const link = new URL((await teacher.locator('.link a').getAttribute('href')) ?? '');
    const editor = await context.newPage();
    await editor.goto(`${server.url}/editor${link.search}`);
    await editor.getByRole('treeitem', { name: 'Mesh' }).click({ timeout: 60_000 });
    await editor.getByText('Connected by WebSocket').waitFor({ timeout: 60_000 });
    await editor.screenshot({ path: join(PICTURES, 'editor.png') });
    await teacher.getByRole('cell', { name: 'WebSocket' }).waitFor();
    await teacher.screenshot({ path: join(PICTURES, 'teacher.png') });
    await browser.close();
    await takePopup(server.url);
    await server.stop();
}

/** The popup of the browser extension, beside an editor of another project. */
async function takePopup(server: string): Promise<void> {
    const context = await startWithExtension();
    const site = await EditorSite.open();
    await saveServer(context, server, 'docs');
    const { page } = await ForeignEditor.open(context, site, {});
    const popup = await openPopup(context, page);
    await popup.getByLabel('Name of the new group').fill('class 3');
    await popup.getByRole('button', { name: 'Create a group' }).click();
    await popup
        .getByText(/class 3/)
        .first()
        .waitFor();
    await popup.setViewportSize({ width: 360, height: 560 });
    await popup.screenshot({ path: join(PICTURES, 'popup.png') });
    await context.close();
    await site.close();
}

void main();
