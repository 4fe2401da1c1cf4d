// What a pupil sees of the mesh in the editor.
import type { BrowserContext, Page } from 'playwright-core';
import { refuseWebSockets } from '../../test/refusing-proxy';
import { startServer, type ServerProcess } from '../../test/server-process';
import { broadcast, forever, whenFlagClicked } from '../../examples/make/scratch-blocks';
import { buildProject } from '../../test/vm/project';
import type { Album } from './album';
import { Host } from './host';

interface EditorWindow {
    readonly scratchMesh?: {
        readonly mesh: { readonly status: { readonly state: string; readonly transport: string | null } };
        readonly vm: {
            readonly runtime: {
                getTargetForStage(): { variables: Record<string, { readonly type: string; value: unknown }> };
            };
            loadProject(project: ArrayBuffer): Promise<void>;
            greenFlag(): void;
        };
    };
}
declare const window: EditorWindow;

const EDITOR_MS = 90_000;
/** Bytes of a variable's value: more than may be shared. */
const LONG = 5_000;

/** Takes every state of a pupil's page. */
export async function takePupilPages(album: Album, server: ServerProcess): Promise<void> {
    const context = await album.newBrowser();
    const free = await openEditor(album, context, server.url, '');
    await album.take(free, 'pupil-outside');
    await free.close();

    const waiting = await openEditor(
        album,
        context,
        server.url,
        `&join=${encodeURIComponent('4年1組 $& <b>')}&mesh=school`,
    );
    await words(waiting, album.text('mesh.status.waiting', { NAME: '4年1組 $& <b>' }));
    await album.take(waiting, 'pupil-waits-for-the-group');
    await waiting.close();

    await takeMember(album, context, server.url, 'connected', () => Promise.resolve());
    await takeMember(album, context, server.url, 'paused', (host) => host.pause());
    await takeMember(album, context, server.url, 'taken-out', (host) => host.removeAll());
    await takeMember(album, context, server.url, 'ended', (host) => host.end());
    await takeMember(album, context, server.url, 'value-too-long', (_host, page) =>
        page.evaluate((length) => {
            const variables = window.scratchMesh?.vm.runtime.getTargetForStage().variables ?? {};
            for (const variable of Object.values(variables))
                if (variable.type === '') variable.value = 'x'.repeat(length);
        }, LONG),
    );
    await takeMember(album, context, server.url, 'too-many-messages', (_host, page) => flood(page));

    const proxy = await refuseWebSockets(server.url);
    await takeMember(album, context, proxy.url, 'websockets-blocked', (_host, page) => page.waitForTimeout(25_000));
    await proxy.stop();

    const short = await startServer({ MESH_MAX_CONNECTION_TIME_SECONDS: '40' });
    await takeMember(album, context, short.url, 'minutes-left', () => Promise.resolve());
    await takeMember(album, context, short.url, 'time-over', (_host, page) => page.waitForTimeout(45_000));
    await short.stop();

    const mortal = await startServer({
        MESH_HOST_HEARTBEAT_INTERVAL_SECONDS: '5',
        MESH_HOST_HEARTBEAT_TTL_SECONDS: '25',
    });
    await takeMember(album, context, mortal.url, 'host-gone', (_host, page) => page.waitForTimeout(32_000));
    await takeMember(album, context, mortal.url, 'server-gone', async (_host, page) => {
        await mortal.stop('SIGKILL');
        await page.waitForTimeout(15_000);
    });
    await context.close();
}

/** Lets a pupil into a group of its own, does something to it, and takes a picture. */
async function takeMember(
    album: Album,
    context: BrowserContext,
    origin: string,
    name: string,
    happen: (host: Host, page: Page) => Promise<unknown>,
): Promise<void> {
    const host = await Host.open(origin, `4A ${name}`);
    const page = await openEditor(album, context, origin, `&join=code&group=${host.id}&mesh=school`);
    await page.waitForFunction(() => window.scratchMesh?.mesh.status.state === 'connected', null, {
        timeout: EDITOR_MS,
    });
    await page.waitForTimeout(3_000);
    await happen(host, page);
    await page.waitForTimeout(2_000);
    await openBanner(page);
    await album.take(page, `pupil-${name}`);
    await page.close();
}

async function openEditor(album: Album, context: BrowserContext, origin: string, more: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(`${origin}/editor?lang=${album.language}${more}`);
    await page.locator('.blocklyZoom').first().waitFor({ timeout: EDITOR_MS });
    return page;
}

async function words(page: Page, sentence: string): Promise<void> {
    await page.locator('#mesh-status').getByText(sentence).waitFor();
}

/** Forty broadcasts in each turn of a loop without an end. */
async function flood(page: Page): Promise<void> {
    const loop = forever(...Array.from({ length: 40 }, () => broadcast('flood')));
    const project = await buildProject({ scripts: [[whenFlagClicked(), loop]] });
    await page.evaluate(
        async (bytes) => {
            await window.scratchMesh?.vm.loadProject(new Uint8Array(bytes).buffer);
            window.scratchMesh?.vm.greenFlag();
        },
        [...project],
    );
    await page.waitForTimeout(3_000);
}

/** Opens the banner by hand where it has stepped aside. */
async function openBanner(page: Page): Promise<void> {
    const sign = page.locator('#mesh-status').getByRole('button').first();
    if ((await sign.getAttribute('aria-expanded')) === 'false') await sign.click();
}
