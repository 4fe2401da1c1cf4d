// The built module, loaded as Xcratch loads an extension: by its address, into a page with a real VM.
import type { Page } from 'playwright-core';
import { until } from '../until';
import { groupName } from '../../examples/make/mesh-blocks';
import { addTo, broadcast, whenFlagClicked, whenReceived } from '../../examples/make/scratch-blocks';
import { buildProject, idOf } from '../vm/project';
import { useBrowser, useContext } from './use-browser';
import { useServer } from '../use-server';
import { useSite } from './editor-page';

const PROJECT = {
    lists: ['log'],
    scripts: [
        [whenFlagClicked(), broadcast('go')],
        [whenReceived('go'), addTo('log', groupName())],
    ],
};

/** The module's exports, as Xcratch takes them. */
interface XcratchModule {
    readonly entry: {
        readonly name: string;
        readonly extensionId: string;
        extensionURL: string;
        readonly translationMap: Record<string, Record<string, string>>;
        setFormatMessage(format: (message: { id: string; default: string }) => string): void;
    };
    readonly blockClass: (new (runtime: object) => Extension) & { extensionURL: string };
}
interface Extension {
    getInfo(): { readonly id: string; readonly name: string };
    createGroup(args: object): Promise<void>;
    joinGroup(args: object): Promise<void>;
    memberCount(): number;
}

declare const window: {
    VirtualMachine: new () => {
        readonly runtime: { getTargetForStage(): { variables: Record<string, { value: unknown }> } };
        readonly extensionManager: {
            readonly _loadedExtensions: Map<string, string>;
            _registerInternalExtension(extension: Extension): string;
        };
        loadProject(project: Uint8Array): Promise<void>;
        start(): void;
        greenFlag(): void;
    };
    vm: InstanceType<(typeof window)['VirtualMachine']>;
    /** Loads the module anew, as the editor does each time it is asked to. */
    load(): void;
    xcratch: XcratchModule;
    extension: Extension;
};

describe('the Xcratch module', () => {
    const browser = useBrowser();
    const server = useServer();
    const site = useSite();
    const context = useContext(browser);

    async function editor(address = `${server.url}/scratch-mesh.mjs`): Promise<Page> {
        const page = await context().newPage();
        await page.goto(`${site.url}/?mesh=xcratch&lang=en`);
        // Not in a function: the test's compiler would make a require of the import.
        await page.evaluate(`import(${JSON.stringify(address)}).then((loaded) => { window.xcratch = loaded; })`);
        await page.evaluate(
            async ([bytes, url]) => {
                const { entry, blockClass } = window.xcratch;
                entry.extensionURL = url;
                blockClass.extensionURL = url;
                window.vm = new window.VirtualMachine();
                window.load = () => {
                    const { extensionManager } = window.vm;
                    window.extension = new blockClass(window.vm.runtime);
                    const service = extensionManager._registerInternalExtension(window.extension);
                    extensionManager._loadedExtensions.set(entry.extensionId, service);
                };
                window.load();
                await window.vm.loadProject(new Uint8Array(bytes));
                window.vm.start();
            },
            [[...(await buildProject(PROJECT))], address] as const,
        );
        return page;
    }

    const log = (page: Page) =>
        page.evaluate(
            (id) => {
                const value = window.vm.runtime.getTargetForStage().variables[id]?.value;
                return Array.isArray(value) ? value.map(String) : [];
            },
            idOf('list', 'log'),
        );

    it('finds its server by its own address, and shares what a project does', async () => {
        const host = await editor();
        const other = await editor();
        await host.evaluate(() => window.extension.createGroup({ NAME: 'class' }));
        await other.evaluate(() => window.extension.joinGroup({ NAME: 'class' }));
        await until('two members', () => host.evaluate(() => window.extension.memberCount() === 2));
        await other.evaluate(() => window.vm.greenFlag());
        await until('the broadcast', async () => (await log(host)).length === 1);
        expect(await log(host)).toEqual(['class']);
    });

    it('takes another server by a parameter of its address', async () => {
        const elsewhere = `${site.url}/scratch-mesh.mjs?server=${encodeURIComponent(`${server.url}/graphql`)}`;
        const page = await editor(elsewhere);
        await page.evaluate(() => window.extension.createGroup({ NAME: 'elsewhere' }));
        expect(await page.evaluate(() => window.extension.memberCount())).toBe(1);
    });

    it('is the one in its group still when it is loaded again', async () => {
        const host = await editor();
        const other = await editor();
        await host.evaluate(() => window.extension.createGroup({ NAME: 'again' }));
        await other.evaluate(() => window.extension.joinGroup({ NAME: 'again' }));
        await until('two members', () => host.evaluate(() => window.extension.memberCount() === 2));
        const isTheSame = await other.evaluate(() => {
            const before = window.extension;
            window.load();
            return window.extension === before;
        });
        expect(isTheSame).toBe(true);
        await other.evaluate(() => window.vm.greenFlag());
        await until('the broadcast', async () => (await log(host)).length === 1);
        expect(await host.evaluate(() => window.extension.memberCount())).toBe(2);
    });

    it("has a card in the editor's language", async () => {
        const page = await editor();
        const seen = await page.evaluate(() => {
            const { entry } = window.xcratch;
            const names = [entry.name, window.extension.getInfo().name];
            entry.setFormatMessage(({ id, default: text }) => entry.translationMap['ja']?.[id] ?? text);
            return [...names, entry.name, window.extension.getInfo().name, entry.extensionId];
        });
        expect(seen).toEqual(['Mesh', 'Mesh', 'メッシュ', 'メッシュ', 'meshV2']);
    });
});
