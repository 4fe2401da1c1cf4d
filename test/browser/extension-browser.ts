// Chromium with the built browser extension in it, and pages that know nothing of the extension.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { writeWebextension, type Additions } from '../../scripts/pack-webextension';
import { until } from '../until';
import { DEBIAN_PATH } from './chromium';
import { buildProject, idOf, type ProjectSpec } from '../vm/project';
import type { EditorSite } from './editor-page';

const ROOT = join(__dirname, '../..');
const FOLDER = join(ROOT, '.cache', 'webextension-test');

interface PageVm {
    readonly runtime: { getTargetForStage(): { variables: Record<string, { value: unknown }> } };
    readonly extensionManager: { isExtensionLoaded(id: string): boolean };
    loadProject(project: Uint8Array): Promise<void>;
    start(): void;
    greenFlag(): void;
}

/** What the page's own scripts have. */
declare const window: { VirtualMachine: new () => PageVm; vm: PageVm };

/** What a page of the extension has. */
declare const chrome: {
    tabs: { query(filter: { active: boolean }): Promise<readonly { readonly id: number }[]> };
    storage: { local: { set(items: object): Promise<void> } };
};

/** Chromium gives an unpacked extension an id that is made of its folder's name. */
function extensionId(folder: string): string {
    const digits = createHash('sha256').update(folder).digest('hex').slice(0, 32);
    return [...digits].map((digit) => String.fromCharCode('a'.charCodeAt(0) + parseInt(digit, 16))).join('');
}

/** How Chromium starts. */
interface ExtensionBrowserOptions {
    readonly bypassCSP?: boolean;
    /** The pages that the extension is let into, and the servers that it may reach; this machine's if there are none. */
    readonly additions?: Additions;
    readonly args?: readonly string[];
}

// Nobody can press a button in the browser's own question, so that the test's build asks for none.
const THIS_MACHINE: Additions = {
    matches: ['http://127.0.0.1/*'],
    hosts: ['http://127.0.0.1/*', 'http://localhost/*'],
};

/** Starts Chromium with the extension. */
export async function startWithExtension({
    bypassCSP = false,
    additions = THIS_MACHINE,
    args = [],
}: ExtensionBrowserOptions = {}): Promise<BrowserContext> {
    await writeWebextension(FOLDER, additions);
    return chromium.launchPersistentContext('', {
        executablePath: process.env['CHROMIUM_PATH'] ?? DEBIAN_PATH,
        bypassCSP,
        args: ['--no-sandbox', `--disable-extensions-except=${FOLDER}`, `--load-extension=${FOLDER}`, ...args],
    });
}

/** Opens the popup for the tab in front, or for none. */
export async function openPopup(context: BrowserContext, forTab?: Page): Promise<Page> {
    await forTab?.bringToFront();
    const popup = await context.newPage();
    const address = `chrome-extension://${extensionId(FOLDER)}/popup.html`;
    await popup.goto(address);
    if (forTab === undefined) return popup;
    await forTab.bringToFront();
    const [tab] = await popup.evaluate(() => chrome.tabs.query({ active: true }));
    await popup.goto(`${address}?tab=${String(tab?.id)}`);
    return popup;
}

/** Stops the extension's worker, as the browser does with one that it takes for idle. */
export async function stopWorker(context: BrowserContext): Promise<void> {
    const page = await openPopup(context);
    const session = await context.newCDPSession(page);
    const states: string[] = [];
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) =>
        states.push(...versions.map(({ runningStatus }) => runningStatus)),
    );
    await session.send('ServiceWorker.enable');
    await until('the worker runs', () => states.at(-1) === 'running');
    await session.send('ServiceWorker.stopAllWorkers');
    await until('the worker stops', () => states.includes('stopped'));
    await page.close();
}

/** Saves a server's address in the popup. */
export async function saveServer(context: BrowserContext, server: string, domain: string): Promise<void> {
    const popup = await openPopup(context);
    await popup.getByLabel('Address of the mesh server').fill(server);
    await popup.getByLabel('Domain').fill(domain);
    await popup.getByRole('button', { name: 'Save' }).click();
    await popup.getByText('Saved.').waitFor();
    await popup.close();
}

/** Puts an address into the extension's storage as if it were saved, where the browser was never asked to allow it. */
export async function keepServer(context: BrowserContext, server: string): Promise<void> {
    const page = await openPopup(context);
    await page.evaluate((address) => chrome.storage.local.set({ settings: { server: address } }), server);
    await page.close();
}

/** An editor as somebody else made it: a VM, a project, and nothing of ours. */
export class ForeignEditor {
    private constructor(public readonly page: Page) {}

    public static async open(
        context: BrowserContext,
        site: Pick<EditorSite, 'url'>,
        project: ProjectSpec,
        path = '/',
    ): Promise<ForeignEditor> {
        const page = await context.newPage();
        await page.goto(`${site.url}${path}`);
        await page.evaluate(
            async (bytes) => {
                window.vm = new window.VirtualMachine();
                await window.vm.loadProject(new Uint8Array(bytes));
                window.vm.start();
            },
            [...(await buildProject(project))],
        );
        return new ForeignEditor(page);
    }

    public greenFlag(): Promise<void> {
        return this.page.evaluate(() => window.vm.greenFlag());
    }

    /** Whether the mesh blocks are in the VM. */
    public hasMesh(): Promise<boolean> {
        return this.page.evaluate(() => window.vm.extensionManager.isExtensionLoaded('meshV2'));
    }

    /** The items of a list of the stage. */
    public list(name: string): Promise<string[]> {
        return this.page.evaluate(
            (id) => {
                const value = window.vm.runtime.getTargetForStage().variables[id]?.value;
                return Array.isArray(value) ? value.map(String) : [];
            },
            idOf('list', name),
        );
    }
}
