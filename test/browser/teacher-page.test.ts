// The teacher's page in a real browser: where it is opened, closed, opened twice, and led by the keyboard.
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { MeshClient } from '../../src/client/client';
import { createMeshClient } from '../../src/client/create-client';
import { startServer } from '../server-process';
import { until } from '../until';
import { seriousIssues } from './accessibility';
import { PUBLIC_HOST } from './chromium';
import { useBrowser } from './use-browser';
import { useServer } from '../use-server';

describe("the teacher's page", () => {
    const browser = useBrowser();
    const server = useServer();
    let context: BrowserContext;
    const pupils: MeshClient[] = [];
    beforeEach(async () => {
        context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
        context.setDefaultTimeout(10_000);
    });
    afterEach(async () => {
        await Promise.all(pupils.splice(0).map((pupil) => pupil.dispose()));
        await context.close();
    });

    async function open(origin = server.url, language = 'en'): Promise<Page> {
        const page = await context.newPage();
        await page.goto(`${origin}/teacher?lang=${language}`);
        return page;
    }

    async function make(page: Page, name: string): Promise<URL> {
        await page.getByLabel('Group name').fill(name);
        await page.getByRole('button', { name: 'Create the group' }).click();
        return linkOf(page);
    }

    async function linkOf(page: Page): Promise<URL> {
        return new URL((await page.locator('.link a').getAttribute('href')) ?? '');
    }

    /** Somebody who follows the link. */
    async function follow(link: URL): Promise<MeshClient> {
        const pupil = createMeshClient({ url: `${server.url}/graphql`, forcePolling: true });
        pupils.push(pupil);
        await pupil.joinGroup(link.searchParams.get('group') ?? '', link.searchParams.get('mesh') ?? '');
        return pupil;
    }

    const members = (page: Page) => page.getByRole('region', { name: 'Members' }).locator('tbody tr');
    const said = (page: Page, sentence: string | RegExp) => page.locator('.said').getByText(sentence).waitFor();
    const focused = (page: Page) =>
        page.evaluate(() => {
            const element = document.activeElement;
            return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
        });

    it('offers a group again whose tab was closed, and its pupils stay in it', async () => {
        const first = await open();
        const link = await make(first, 'Class 4A');
        const pupil = await follow(link);
        await until('the pupil is seen', async () => (await members(first).count()) === 1);
        await first.close();

        const again = await open();
        await again.getByText('Class 4A').waitFor();
        await again.getByText('Students: 1').waitFor();
        expect(new URL(again.url()).searchParams.toString()).toBe('lang=en');
        await again.getByRole('button', { name: 'Resume Class 4A' }).click();
        await again.getByRole('heading', { name: 'Class 4A' }).waitFor();
        expect((await linkOf(again)).searchParams.get('group')).toBe(link.searchParams.get('group'));
        await until('and seen again', async () => (await members(again).count()) === 1);
        expect(pupil.status).toMatchObject({ state: 'connected', group: { name: 'Class 4A' } });
        await again.getByRole('button', { name: 'Pause' }).click();
        await again.getByText('The group is paused').waitFor();
    }, 60_000);

    it('shows the same group in a second window, which is no pupil, and ends nothing when it goes', async () => {
        const desk = await open();
        const link = await make(desk, 'Class 4B');
        const pupil = await follow(link);
        const projector = await open();
        await projector.getByRole('button', { name: 'Resume Class 4B' }).click();
        for (const page of [desk, projector]) {
            await until('one pupil', async () => (await members(page).count()) === 1);
            await page.getByRole('heading', { name: 'Members (1)' }).waitFor();
        }
        // What one window sends arrives once, and the other window has it, too.
        await desk.getByLabel('Event').fill('start');
        await desk.getByRole('button', { name: 'Send to all' }).click();
        await said(desk, '"start" was sent to all.');
        expect(await desk.getByLabel('Event').inputValue()).toBe('');
        await projector.getByLabel('Event').fill('start');
        await projector.getByRole('button', { name: 'Send to all' }).click();
        await until('both arrive', () => pupil.status.received === 2, 10_000);

        await projector.close();
        await desk.reload();
        await desk.getByRole('heading', { name: 'Class 4B' }).waitFor();
        expect(pupil.status.state).toBe('connected');
    }, 60_000);

    it('forgets a group that is over, in every window', async () => {
        const one = await open();
        await make(one, 'Class 4C');
        const other = await open();
        await other.getByRole('button', { name: 'Resume Class 4C' }).click();
        await other.getByRole('heading', { name: 'Class 4C' }).waitFor();
        await one.getByRole('button', { name: 'End the group' }).click();
        await one.getByRole('button', { name: 'Yes, end it' }).click();
        await one.getByText('The group has ended.').waitFor();
        await other.getByRole('button', { name: 'Create the group' }).waitFor();
        const third = await open();
        await third.getByRole('button', { name: 'Create the group' }).waitFor();
        for (const page of [one, other, third]) expect(await page.getByText('Your groups').count()).toBe(0);
        expect(await third.evaluate(() => localStorage.getItem('mesh_teacher_groups'))).toBe('[]');
    }, 60_000);

    it('lasts for the lesson that was chosen, and says what ten minutes more made of it', async () => {
        const page = await open();
        await page.getByLabel('Lesson length').selectOption('60 minutes');
        await make(page, 'Class 5');
        await page.getByText('60 minutes left', { exact: true }).waitFor();
        await page.getByRole('button', { name: 'Add 10 minutes' }).click();
        await said(page, 'Time was added. Minutes left: 70.');
        for (const minutes of [80, 90, 100, 110, 120]) {
            await page.getByRole('button', { name: 'Add 10 minutes' }).click();
            await page.getByText(`${minutes} minutes left`, { exact: true }).waitFor();
        }
        await page.getByRole('button', { name: 'Add 10 minutes' }).click();
        await said(page, 'No more time can be added');
        await page.getByText('120 minutes left', { exact: true }).waitFor();
    }, 60_000);

    it('copies its report at an address that is no secure context', async () => {
        const page = await open(`http://${PUBLIC_HOST}:${server.port}`);
        expect(await page.evaluate(() => isSecureContext)).toBe(false);
        await make(page, 'Class 6');
        await page.getByRole('button', { name: 'Copy the network report' }).click();
        await said(page, 'Copied.');
        await page.getByLabel('Event').focus();
        await page.keyboard.press('Control+V');
        expect(await page.getByLabel('Event').inputValue()).toMatch(/^Mesh, 2/);
        expect((await linkOf(page)).host).toBe(`${PUBLIC_HOST}:${server.port}`);
    }, 60_000);

    it('is led by the keyboard: to the group, to each question and back', async () => {
        const page = await open();
        const link = await make(page, 'Class 7');
        expect(await focused(page)).toBe('Class 7');
        await follow(link);
        await until('the pupil is seen', async () => (await members(page).count()) === 1);
        const takeOut = page.getByRole('button', { name: /^Remove ./ });
        const name = await members(page).first().getByRole('rowheader').innerText();
        expect(await takeOut.getAttribute('aria-label')).toBe(`Remove ${name}`);

        await takeOut.focus();
        await page.keyboard.press('Enter');
        await page.getByRole('alertdialog', { name: `Remove ${name}?` }).waitFor();
        expect(await focused(page)).toBe('No');
        await page.keyboard.press('Escape');
        expect(await focused(page)).toBe(`Remove ${name}`);
        await page.keyboard.press('Enter');
        await page.keyboard.press('Shift+Tab');
        await page.keyboard.press('Enter');
        await said(page, `${name} was removed.`);
        expect(await focused(page)).toBe('Members (0)');

        const pause = page.getByRole('button', { name: 'Pause' });
        await pause.focus();
        await page.keyboard.press('Enter');
        await page.getByText('The group is paused').waitFor();
        expect(await focused(page)).toBe('Resume');
    }, 60_000);

    it('keeps its tables in their cards, however long names and values are', async () => {
        const page = await open();
        const pupil = await follow(await make(page, 'Class 8'));
        pupil.setVariable('n'.repeat(100), 'v'.repeat(900));
        await page.getByTitle('v'.repeat(900)).waitFor();
        const cards = await page.evaluate(() =>
            [...document.querySelectorAll('.variables')].map((table) => table.getBoundingClientRect().width),
        );
        for (const width of cards) expect(width).toBeLessThanOrEqual(1024);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }, 60_000);

    it.each([
        ['en', 'Create the group', 'Your groups', 'End the group'],
        ['ja', 'グループを作る', 'あなたのグループ', 'グループを終える'],
        ['ja-Hira', 'グループを つくる', 'あなたの グループ', 'グループを おえる'],
    ])(
        'speaks %s, has no serious accessibility issue in any state, and fits 360 px',
        async (language, create, yours, end) => {
            const page = await open(server.url, language);
            expect(await seriousIssues(page)).toEqual([]);
            await page.getByRole('button', { name: create }).click();
            await follow(await linkOf(page));
            await until('the pupil is seen', async () => (await page.locator('.members tbody tr').count()) === 1);
            expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
            // The browser keeps the language: no address says it here.
            const list = await context.newPage();
            await list.goto(`${server.url}/teacher`);
            await list.getByText(yours).waitFor();
            await page.getByRole('button', { name: end }).click();
            await page.getByRole('alertdialog').waitFor();
            const start = await context.newPage();
            await start.goto(server.url);
            await until('it speaks it', async () => (await start.getAttribute('html', 'lang')) === language);
            for (const each of [page, list, start]) {
                expect(await seriousIssues(each)).toEqual([]);
                await each.setViewportSize({ width: 360, height: 740 });
                expect(await each.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
            }
        },
        60_000,
    );

    it('offers the class the addresses of real adapters, and keeps which one was chosen', async () => {
        const preload = `--require ${join(__dirname, 'two-adapters.cjs')}`;
        const twoAdapters = await startServer({ NODE_OPTIONS: preload }, ['--host', '0.0.0.0']);
        try {
            const { port } = twoAdapters;
            const page = await open(`http://localhost:${port}`);
            const link = await make(page, 'Class 9');
            expect(link.origin).toBe(`http://192.168.1.20:${port}`);
            const choice = page.getByLabel('Address of this computer for the class');
            expect(await choice.locator('option').allInnerTexts()).toEqual([
                `http://192.168.1.20:${port}`,
                `http://10.1.2.3:${port}`,
            ]);
            const picture = await page.locator('.qr').innerHTML();
            await choice.selectOption(`http://10.1.2.3:${port}`);
            await until('the link follows', async () => (await linkOf(page)).hostname === '10.1.2.3');
            expect(await page.locator('.qr').innerHTML()).not.toBe(picture);
            await page.reload();
            await page.getByRole('heading', { name: 'Class 9' }).waitFor();
            expect((await linkOf(page)).hostname).toBe('10.1.2.3');
        } finally {
            await twoAdapters.stop();
        }
    }, 60_000);
});
