// What a teacher sees.
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { createMeshClient } from '../../src/client/create-client';
import type { MeshClient } from '../../src/client/client';
import { startServer, type ServerProcess } from '../../test/server-process';
import type { Album } from './album';

const ADAPTERS = join(__dirname, '..', '..', 'test', 'browser', 'two-adapters.cjs');

/** Takes every state of the teacher's page. */
export async function takeTeacherPages(album: Album): Promise<void> {
    // With the adapters of a classroom's computer: the link is one that pupils can reach.
    const server = await startServer({ NODE_OPTIONS: `--require ${ADAPTERS}` }, ['--host', '0.0.0.0']);
    const context = await album.newBrowser();
    const page = await open(album, context, server);
    await album.take(page, 'teacher-set-up');
    await make(album, page, '4年1組 $& <b>[COUNT]</b>');
    await album.take(page, 'teacher-nobody-yet');
    const pupils = await join3(server, page);
    await page.waitForTimeout(4_000);
    await album.take(page, 'teacher-with-pupils');
    await press(album, page, 'teacher.prolong');
    await album.take(page, 'teacher-prolonged');
    await press(album, page, 'teacher.pause');
    await page.getByText(album.text('teacher.paused')).first().waitFor();
    await album.take(page, 'teacher-paused');
    await page.locator('tbody').getByRole('button').first().click();
    await album.take(page, 'teacher-takes-out');
    await page.keyboard.press('Escape');
    await press(album, page, 'teacher.end');
    await album.take(page, 'teacher-ends');
    await page.keyboard.press('Escape');
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await album.take(page, 'teacher-below');
    await page.close();
    const again = await open(album, context, server);
    await album.take(again, 'teacher-comes-back');
    for (const pupil of pupils) await pupil.dispose();
    await server.stop('SIGKILL');
    await again.reload({ timeout: 5_000 }).catch(() => undefined);
    await context.close();
    await takeLastMinutes(album);
    await takeWithoutServer(album);
}

async function takeLastMinutes(album: Album): Promise<void> {
    const server = await startServer({ MESH_MAX_CONNECTION_TIME_SECONDS: '60', MESH_MAX_PROLONGED_TIME_SECONDS: '60' });
    const context = await album.newBrowser();
    const page = await open(album, context, server);
    await make(album, page, '4年1組');
    await page.waitForTimeout(3_000);
    await album.take(page, 'teacher-nearly-over');
    await press(album, page, 'teacher.prolong');
    await album.take(page, 'teacher-not-prolonged');
    await page.waitForTimeout(62_000);
    await album.take(page, 'teacher-over');
    await context.close();
    await server.stop();
}

async function takeWithoutServer(album: Album): Promise<void> {
    const server = await startServer();
    const context = await album.newBrowser();
    const page = await open(album, context, server);
    await make(album, page, '4年1組');
    await page.waitForTimeout(2_000);
    await server.stop('SIGKILL');
    await page.waitForTimeout(12_000);
    await album.take(page, 'teacher-server-gone');
    await context.close();
}

async function open(album: Album, context: BrowserContext, server: ServerProcess): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/teacher?lang=${album.language}`);
    await page.getByRole('button', { name: album.text('teacher.create') }).waitFor();
    return page;
}

async function make(album: Album, page: Page, name: string): Promise<void> {
    await page.getByLabel(album.text('teacher.name')).fill(name);
    await press(album, page, 'teacher.create');
    await page.locator('#mesh-code').waitFor();
}

async function press(album: Album, page: Page, id: Parameters<Album['text']>[0]): Promise<void> {
    await page
        .getByRole('button', { name: album.text(id), exact: true })
        .first()
        .click();
}

/** Three pupils, one of them with a variable that is too long for a table. */
async function join3(server: ServerProcess, page: Page): Promise<MeshClient[]> {
    const link = new URL((await page.locator('.link a').getAttribute('href')) ?? '');
    const pupils = [1, 2, 3].map(() =>
        createMeshClient({ url: `http://127.0.0.1:${server.port}/graphql`, forcePolling: true }),
    );
    for (const pupil of pupils)
        await pupil.joinGroup(link.searchParams.get('group') ?? '', link.searchParams.get('mesh') ?? '');
    pupils[0]?.setVariable('とても長い名前の変数'.repeat(8), '値'.repeat(400));
    pupils[1]?.setVariable('score', '3');
    for (let count = 0; count < 20; count += 1) pupils[2]?.fire(`message ${count}`, '', 'own');
    return pupils;
}
