// The server's other pages: the first one, one that is not there, the editor before it is there, and a key.
import { startServer, type ServerProcess } from '../../test/server-process';
import { editorPage } from '../../src/server/pages/editor-page';
import type { EditorState } from '../../src/server/pages/editor-fetch';
import type { Album } from './album';

/** How far the editor can be. */
const STATES: Readonly<Record<string, EditorState>> = {
    fetching: { kind: 'fetching', step: 'fetching', share: 0.42 },
    compressing: { kind: 'fetching', step: 'compressing', share: 0.7 },
    failed: { kind: 'failed', reason: 'The Scratch editor could not be fetched from the npm registry (no network).' },
    none: { kind: 'failed', reason: null },
};

/** Takes them. */
export async function takeServerPages(album: Album, server: ServerProcess): Promise<void> {
    const context = await album.newBrowser();
    const page = await context.newPage();
    await page.goto(`${server.url}/?lang=${album.language}`);
    await album.take(page, 'start');
    await page.goto(`${server.url}/nothing?lang=${album.language}`);
    await album.take(page, 'missing');
    const reader = { language: album.language, url: new URL('http://page/editor?join=747774') };
    for (const [name, state] of Object.entries(STATES)) {
        await page.setContent(editorPage(reader, state).replace(/<meta http-equiv="refresh"[^>]*>/, ''));
        await album.take(page, `editor-${name}`);
    }
    await page.close();
    await context.close();
    await takeKey(album);
}

async function takeKey(album: Album): Promise<void> {
    const server = await startServer({}, ['--api-key', 'apple-pie-42']);
    const context = await album.newBrowser();
    const page = await context.newPage();
    await page.goto(`${server.url}/?lang=${album.language}`);
    await album.take(page, 'start-with-key');
    await page.goto(`${server.url}/teacher?lang=${album.language}`);
    await page.getByRole('button', { name: album.text('teacher.create') }).click();
    await page.getByText(album.text('mesh.key.missing')).waitFor();
    await album.take(page, 'key-asked');
    await page.getByLabel(album.text('mesh.key.field'), { exact: true }).fill('wrong');
    await page.getByRole('button', { name: album.text('mesh.key.save') }).click();
    await page.getByText(album.text('mesh.key.wrong')).waitFor();
    await album.take(page, 'key-wrong');
    await context.close();
    await server.stop();
}
