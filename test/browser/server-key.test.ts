// A server that was started with a key: what the start page says, and who is asked for it.
import type { BrowserContext, Page } from 'playwright-core';
import { until } from '../until';
import { seriousIssues } from './accessibility';
import { useBrowser } from './use-browser';
import { useServer } from '../use-server';

const KEY = 'apple-pie-42';
const EDITOR_MS = 60_000;

/** What the editor's page shows to its scripts. */
declare const window: {
    scratchMesh?: { readonly mesh: { readonly status: { readonly state: string; readonly transport: string | null } } };
};

describe('a server with a key', () => {
    const browser = useBrowser();
    const server = useServer({}, ['--api-key', KEY]);
    const contexts: BrowserContext[] = [];
    /** Every address that any page asked for. */
    const addresses: string[] = [];
    afterEach(async () => {
        for (const context of contexts.splice(0)) await context.close();
    });

    /** A browser that knows no key. */
    async function newBrowser(): Promise<BrowserContext> {
        const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        context.setDefaultTimeout(10_000);
        context.on('request', (request) => addresses.push(request.url()));
        contexts.push(context);
        return context;
    }

    async function give(page: Page, key: string): Promise<void> {
        const dialog = page.getByRole('dialog', { name: 'This server requires a key' });
        await dialog.getByLabel('Key').fill(key);
        await dialog.getByRole('button', { name: 'Use this key' }).click();
    }

    it('asks a teacher and a pupil for it, once in each browser, and works with it', async () => {
        const desk = await newBrowser();
        const teacher = await desk.newPage();
        await teacher.goto(server.url);
        await teacher.getByText('This server requires a key').waitFor();
        await teacher.goto(`${server.url}/teacher`);
        await teacher.getByRole('button', { name: 'Create the group' }).click();
        await teacher.getByText('Type the key.').waitFor();
        expect(await seriousIssues(teacher)).toEqual([]);
        await give(teacher, 'banana-bread');
        await teacher.getByText("That is not this server's key").waitFor();
        await give(teacher, KEY);
        const link = (await teacher.locator('.link a').getAttribute('href')) ?? '';
        await teacher.reload();
        await teacher.getByRole('heading', { name: 'Our group' }).waitFor();

        const pupils = await newBrowser();
        const pupil = await pupils.newPage();
        await pupil.goto(link, { timeout: EDITOR_MS });
        await pupil.getByText('Type the key.').waitFor({ timeout: EDITOR_MS });
        await give(pupil, KEY);
        const transport = () => pupil.evaluate(() => window.scratchMesh?.mesh.status.transport);
        await until('the pupil is in', async () => (await transport()) === 'websocket', EDITOR_MS);
        await teacher.getByRole('heading', { name: 'Members (1)' }).waitFor();

        expect(addresses.length).toBeGreaterThan(10);
        expect(addresses.filter((address) => address.includes(KEY))).toEqual([]);
        expect(server.output()).not.toContain(KEY);
    }, 120_000);

    it('whoever has no key closes the question, reads why, and can be asked again', async () => {
        const page = await (await newBrowser()).newPage();
        await page.goto(`${server.url}/teacher?lang=ja`);
        const create = page.getByRole('button', { name: 'グループを作る' });
        await create.click();
        await page.getByRole('dialog', { name: 'このサーバーにはキーが必要です' }).waitFor();
        await page.keyboard.press('Escape');
        await until('it is said', async () => (await page.getByRole('status').first().innerText()) !== '');
        await create.click();
        await page.getByRole('dialog').waitFor();
    }, 30_000);
});
