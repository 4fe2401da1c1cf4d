// A lesson in a real browser: the teacher's page and two editors, one of them behind a network that gets worse.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { LabProcess } from '../network/child-process';
import { webSockets } from '../network/member-plans';
import { CLEAR } from '../network/proxy/behaviour';
import type { ProxyCalls } from '../network/proxy/main';
import { until } from '../until';
import { block } from '../../examples/make/block';
import { sensorValue } from '../../examples/make/mesh-blocks';
import {
    broadcast,
    changeVariable,
    setVariable,
    whenFlagClicked,
    whenReceived,
} from '../../examples/make/scratch-blocks';
import { buildProject, idOf, type ProjectSpec } from '../vm/project';
import { seriousIssues } from './accessibility';
import { useBrowser, useContext } from './use-browser';
import { useServer } from '../use-server';

const A: ProjectSpec = {
    variables: { seen: '' },
    scripts: [
        [whenFlagClicked(), broadcast('move')],
        [whenReceived('look'), setVariable('seen', sensorValue('of B'))],
    ],
};
const B: ProjectSpec = {
    variables: { 'of B': 'warm', moved: 0 },
    scripts: [[whenReceived('move'), changeVariable('moved', 1), broadcast('look')]],
};

/** What the editor's page shows to its scripts. */
interface EditorWindow {
    scratchMesh?: {
        readonly mesh: { readonly status: { readonly state: string; readonly transport: string | null } };
        readonly vm: {
            readonly runtime: { getTargetForStage(): { variables: Record<string, { value: unknown }> } };
            loadProject(project: ArrayBuffer): Promise<void>;
            greenFlag(): void;
        };
    };
}
declare const window: EditorWindow;

const EDITOR_MS = 60_000;

describe('a lesson', () => {
    const browser = useBrowser();
    const server = useServer();
    const context = useContext(browser, { viewport: { width: 1280, height: 900 } });
    let proxy: LabProcess<ProxyCalls>;
    beforeAll(async () => {
        proxy = new LabProcess<ProxyCalls>(join(__dirname, '../network/proxy/main.ts'));
    });
    afterAll(async () => {
        await proxy.stop();
    });

    async function openTeacher(): Promise<{ page: Page; link: URL }> {
        const page = await context().newPage();
        await page.goto(`${server.url}/teacher`);
        await page.getByLabel('Group name').fill('Class 3 <b>');
        await page.getByRole('button', { name: 'Create the group' }).click();
        const link = await page.locator('.link a').getAttribute('href');
        return { page, link: new URL(link ?? '') };
    }

    async function openEditor(url: string, project: ProjectSpec): Promise<Page> {
        const page = await context().newPage();
        await page.goto(url);
        await page.getByRole('treeitem', { name: 'Mesh' }).waitFor({ timeout: EDITOR_MS });
        await page.evaluate(
            (bytes) => window.scratchMesh?.vm.loadProject(new Uint8Array(bytes).buffer),
            [...(await buildProject(project))],
        );
        return page;
    }

    const transport = (page: Page) => page.evaluate(() => window.scratchMesh?.mesh.status.transport);
    const banner = (page: Page) => page.locator('#mesh-status').innerText();
    const variable = (page: Page, name: string) =>
        page.evaluate(
            (id) => window.scratchMesh?.vm.runtime.getTargetForStage().variables[id]?.value,
            idOf('variable', name),
        );

    it('a link and the dialog bring two students together; a blocked WebSocket and the end are told', async () => {
        const port = await proxy.call('open', { upstreamPort: server.port, seed: 1, behaviour: CLEAR });
        const { page: teacher, link } = await openTeacher();
        const a = await openEditor(`${server.url}/editor${link.search}`, A);
        await until('A is in', async () => (await transport(a)) === 'websocket', EDITOR_MS);

        const domain = link.searchParams.get('mesh') ?? '';
        const b = await openEditor(`http://127.0.0.1:${port}/editor?mesh=${domain}`, B);
        await b.getByRole('treeitem', { name: 'Mesh' }).click();
        await b.locator('.blocklyFlyoutLabel', { hasText: 'Mesh' }).locator('.blocklyTouchTargetBackground').click();
        await b.getByText('Class 3 <b>').waitFor();
        await b.getByRole('button', { name: 'Connect' }).first().click();
        await until('B is in', async () => (await transport(b)) === 'websocket', EDITOR_MS);
        await b.keyboard.press('Escape');

        await a.evaluate(() => window.scratchMesh?.vm.greenFlag());
        await until("A's broadcast moved B", async () => (await variable(b, 'moved')) === 1);
        await until("B's value shows on A", async () => (await variable(a, 'seen')) === 'warm');
        const rows = teacher.getByRole('region', { name: 'Members' }).locator('tbody tr');
        await until('the teacher sees both', async () => (await rows.count()) === 2);
        await until('and how', async () => (await rows.filter({ hasText: 'WebSocket' }).count()) === 2);

        await proxy.call('set', { port, behaviour: webSockets({ kind: 'status', status: 403 }) });
        await proxy.call('cutWebSockets', port);
        await until('B polls', async () => (await transport(b)) === 'polling');
        await until(
            'the teacher sees why',
            async () => (await rows.filter({ hasText: 'polling' }).count()) === 1,
            10_000,
        );
        await a.evaluate(() => window.scratchMesh?.vm.greenFlag());
        await until('B still hears A', async () => (await variable(b, 'moved')) === 2);
        // One that closed says nothing of the network: two more have to fail.
        await until('B is told', async () => (await banner(b)).includes('blocks WebSockets'), 25_000);

        await teacher.getByRole('button', { name: 'End the group' }).click();
        await teacher.getByRole('button', { name: 'Yes, end it' }).click();
        for (const page of [a, b])
            await until('the end is told', async () => (await banner(page)).includes('has ended'), 10_000);
    }, 90_000);

    it('the teacher pauses, prolongs, takes a member out, and goes on after a reload', async () => {
        const { page: teacher, link } = await openTeacher();
        const a = await openEditor(`${server.url}/editor${link.search}`, A);
        await until('A is in', async () => (await transport(a)) !== null, EDITOR_MS);
        await teacher.reload();
        await teacher.getByRole('heading', { name: 'Class 3 <b>' }).waitFor();
        expect(await transport(a)).not.toBeNull();
        await teacher.getByRole('button', { name: 'Pause' }).click();
        await teacher.getByText('The group is paused').waitFor();
        await teacher.getByRole('button', { name: 'Resume' }).click();
        await teacher.getByRole('button', { name: 'Pause' }).waitFor();
        await teacher.getByRole('button', { name: 'Remove' }).click();
        await teacher.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
        await until('A is out', async () => (await transport(a)) === null, 10_000);
        await teacher.getByText('Nobody is here yet.').waitFor();
    }, 60_000);

    it('an editor that follows a code of no group waits for it, says so, and its project stays', async () => {
        const a = await openEditor(`${server.url}/editor?join=000001`, A);
        await until('it is told', async () => (await banner(a)).includes('The group 000001 does not exist yet'));
        expect(await variable(a, 'seen')).toBe('');
    }, 90_000);

    it.each([
        ['an unknown extension', { scripts: [[whenFlagClicked(), block('nobodyKnows_jump')]] }, 'nobodyKnows'],
        ['no project', null, 'cannot be read'],
    ])(
        'a file with %s is refused in words, and the project that is there stays',
        async (_what, file, words) => {
            const a = await openEditor(`${server.url}/editor`, A);
            const bytes = file === null ? [1, 2, 3] : [...(await buildProject(file))];
            const refused = a.evaluate(
                (project) =>
                    window.scratchMesh?.vm.loadProject(new Uint8Array(project).buffer).then(
                        () => false,
                        () => true,
                    ),
                bytes,
            );
            expect(await refused).toBe(true);
            expect(await banner(a)).toContain(words);
            expect(await variable(a, 'seen')).toBe('');
            await a.evaluate(() => window.scratchMesh?.vm.greenFlag());
        },
        60_000,
    );

    it.each(['en', 'ja'])(
        'the pages have no serious accessibility issue and fit 360 px (%s)',
        async (language) => {
            const { page: teacher } = await openTeacher();
            await teacher.goto(`${server.url}/teacher?lang=${language}`);
            await teacher.locator('#mesh-code').waitFor();
            const start = await context().newPage();
            await start.goto(`${server.url}/?lang=${language}`);
            for (const page of [teacher, start]) {
                expect(await seriousIssues(page)).toEqual([]);
                await page.setViewportSize({ width: 360, height: 740 });
                expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
            }
        },
        60_000,
    );
});
