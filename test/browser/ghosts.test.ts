// Who is gone without a word: a browser that crashed, a host that closed its tab.
import { chromium, type BrowserContext } from 'playwright-core';
import { until } from '../until';
import type { ProjectSpec } from '../vm/project';
import { DEBIAN_PATH } from './chromium';
import { EditorTab, useSite } from './editor-page';
import { useBrowser } from './use-browser';
import { useServer } from '../use-server';

const PROJECT: ProjectSpec = { variables: { score: 0 }, scripts: [] };
const DOMAIN = 'ghosts';
/** Seconds instead of the usual 15, so that nobody waits for them. */
const SETTINGS = { MESH_MEMBER_SILENCE_SECONDS: '3', MESH_POLLING_INTERVAL_SECONDS: '1' };
const GONE_MS = 20_000;

describe('ghosts', () => {
    const browser = useBrowser();
    const server = useServer(SETTINGS);
    const site = useSite();
    const contexts: BrowserContext[] = [];
    afterEach(async () => {
        for (const context of contexts.splice(0)) await context.close();
    });

    async function somebody(): Promise<BrowserContext> {
        const context = await browser.newContext();
        contexts.push(context);
        return context;
    }

    const open = (context: BrowserContext, forcePolling = false) =>
        EditorTab.open(context, site, PROJECT, {
            bundle: 'scratch-mesh',
            options: { url: `${server.url}/graphql`, domain: DOMAIN, forcePolling },
        });

    it('a browser that crashed is gone from the teacher’s table and from everybody’s lists', async () => {
        const teacher = await (await somebody()).newPage();
        await teacher.goto(`${server.url}/teacher?mesh=${DOMAIN}`);
        await teacher.getByLabel('Group name').fill('Class');
        await teacher.getByRole('button', { name: 'Create the group' }).click();
        const rows = teacher.getByRole('region', { name: 'Members' }).locator('tbody tr');
        const stays = await open(await somebody());
        await stays.joinGroup('Class');

        const process = await chromium.launchServer({
            executablePath: globalThis.process.env['CHROMIUM_PATH'] ?? DEBIAN_PATH,
            args: ['--no-sandbox'],
        });
        const crashing = await chromium.connect(process.wsEndpoint());
        const pushed = await open(await crashing.newContext());
        const polling = await open(await crashing.newContext(), true);
        await pushed.joinGroup('Class');
        await polling.joinGroup('Class');
        await until('one is pushed to', async () => (await pushed.status()).transport === 'websocket', GONE_MS);
        await until('the teacher sees all three', async () => (await rows.count()) === 3, GONE_MS);
        await until('so does the other', async () => (await stays.status()).members === 4);

        await process.kill();
        await until('the teacher sees one', async () => (await rows.count()) === 1, GONE_MS);
        await until('the other knows', async () => (await stays.status()).members === 2, GONE_MS);
        expect(await stays.groups()).toMatchObject([{ name: 'Class', memberCount: 2, hostAway: false }]);
    }, 90_000);

    it('a teacher’s group is in no list while none of her windows is open, and is again when she goes on', async () => {
        const teacher = await somebody();
        const window = await teacher.newPage();
        await window.goto(`${server.url}/teacher?mesh=${DOMAIN}`);
        await window.getByLabel('Group name').fill('Closed');
        await window.getByRole('button', { name: 'Create the group' }).click();
        const pupil = await open(await somebody());
        await pupil.joinGroup('Closed');
        const isAway = async () => (await pupil.groups()).find(({ name }) => name === 'Closed')?.hostAway;
        await until('her window is there', async () => (await pupil.status()).members === 2, GONE_MS);
        expect(await isAway()).toBe(false);
        await window.close({ runBeforeUnload: true });
        await until('her group is without its host', async () => (await isAway()) === true, GONE_MS);
        const again = await teacher.newPage();
        await again.goto(`${server.url}/teacher?mesh=${DOMAIN}`);
        await again.getByRole('button', { name: 'Resume Closed' }).click();
        await until('it is not any more', async () => (await isAway()) === false, GONE_MS);
    }, 90_000);

    it('a host that closed its tab goes on with its group; meanwhile nobody finds a group without a host', async () => {
        const anna = await somebody();
        const host = await open(anna);
        const id = await host.createGroup('Anna’s game');
        const member = await open(await somebody());
        await member.joinGroup('Anna’s game');
        await until('the host is pushed to', async () => (await host.status()).transport === 'websocket', GONE_MS);
        // Its own list begins with itself alone.
        await until('the member sees its host', async () => (await member.status()).members === 2, GONE_MS);
        await host.page.close({ runBeforeUnload: true });

        await until(
            'the member sees that the host is away',
            async () => (await member.status()).members === 1,
            GONE_MS,
        );
        expect((await member.groups()).find((group) => group.id === id)).toMatchObject({ hostAway: true });
        expect(await member.status()).toMatchObject({ state: 'connected', group: { id } });

        const again = await open(anna);
        expect(await again.createGroup('Anna’s game')).toBe(id);
        expect(await again.status()).toMatchObject({ role: 'host' });
        await until('the member sees its host again', async () => (await member.status()).members === 2, GONE_MS);
    }, 90_000);
});
