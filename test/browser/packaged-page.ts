// Pages that TurboWarp's own packager makes of a project, and what a person does on them.
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { buildProject, idOf, type ProjectSpec } from '../vm/project';

/** The packager carries no types: this is what the tests use of it. */
interface PackagerModule {
    loadProject(project: Uint8Array): Promise<object>;
    Packager: new () => {
        project: object;
        readonly options: {
            extensions: string[];
            bakeExtensions: boolean;
            packagedRuntime: boolean;
            readonly custom: { js: string };
        };
        package(): Promise<{ readonly data: string | Uint8Array }>;
    };
}

/** What a packaged page has. */
declare const window: {
    vm?: {
        readonly runtime: {
            readonly compilerOptions: { readonly enabled: boolean };
            readonly _blockInfo: readonly { readonly id: string }[];
            readonly peripheralExtensions: object;
            getTargetForStage(): { variables: Record<string, { value: unknown }> };
            startHats(opcode: string): readonly { readonly isCompiled: boolean }[];
        };
    };
};

/** What lies over the project until it is started. */
const LAUNCH = '#launch';

/** How a project is packaged. */
export interface Packaging {
    /** The address of the extension's script. */
    readonly extension: string;
    /** The address of another script, which the project loads as well. */
    readonly another?: string;
    /** Whether the script is put into the page, and no longer loaded from its address. */
    readonly bake: boolean;
    /** Whether the page has the runtime that the packager makes smaller. */
    readonly packagedRuntime?: boolean;
    /** A script of the project's author. */
    readonly script?: string;
}

/** The page of a project. */
export async function packaged(spec: ProjectSpec, packaging: Packaging): Promise<string> {
    // The packager would look on the internet for what the project's file does not name.
    const { Packager, loadProject }: PackagerModule = createRequire(__filename)('@turbowarp/packager');
    const packager = new Packager();
    packager.project = await loadProject(await buildProject(spec));
    const { extension, another } = packaging;
    packager.options.extensions = another === undefined ? [extension] : [extension, another];
    packager.options.bakeExtensions = packaging.bake;
    packager.options.packagedRuntime = packaging.packagedRuntime ?? true;
    packager.options.custom.js = packaging.script ?? '';
    const { data } = await packager.package();
    return Buffer.from(data).toString('utf8');
}

/** Serves packaged pages by their names. */
export class PackagedSite {
    private constructor(
        private readonly server: Server,
        private readonly url: string,
    ) {}

    public static async open(pages: Readonly<Record<string, string>>): Promise<PackagedSite> {
        const server = createServer((request, response) => {
            const { pathname } = new URL(request.url ?? '/', 'http://site');
            const page = pages[pathname.slice(1)];
            response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(page);
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address: AddressInfo | string | null = server.address();
        if (address === null || typeof address === 'string') throw new Error('The site has no port.');
        return new PackagedSite(server, `http://127.0.0.1:${String(address.port)}`);
    }

    /** Opens a page, as `quiz?join=123456`, and waits for its project. */
    public async player(context: BrowserContext, path: string): Promise<PackagedPlayer> {
        const page = await context.newPage();
        await page.goto(`${this.url}/${path}`);
        await page.locator(LAUNCH).waitFor();
        return new PackagedPlayer(page);
    }

    public close(): Promise<void> {
        return new Promise((resolve) => {
            this.server.close(() => resolve());
            this.server.closeAllConnections();
        });
    }
}

/** A person at a packaged project. */
export class PackagedPlayer {
    public constructor(public readonly page: Page) {}

    /** Clicks the big green flag with which such a page begins. */
    public greenFlag(): Promise<void> {
        return this.page.locator(LAUNCH).click();
    }

    /** The items of a list of the stage. */
    public list(name: string): Promise<string[]> {
        return this.page.evaluate(
            (id) => {
                const value = window.vm?.runtime.getTargetForStage().variables[id]?.value;
                return Array.isArray(value) ? value.map(String) : [];
            },
            idOf('list', name),
        );
    }

    /** The value of a variable of the stage. */
    public variable(name: string): Promise<unknown> {
        return this.page.evaluate(
            (id) => window.vm?.runtime.getTargetForStage().variables[id]?.value,
            idOf('variable', name),
        );
    }

    /** How often the palette would have the blocks of the mesh. */
    public meshCategories(): Promise<number> {
        return this.page.evaluate(
            () => (window.vm?.runtime._blockInfo ?? []).filter(({ id }) => id === 'meshV2').length,
        );
    }

    /** Whether every script under the green flag runs as compiled code; they are started by asking. */
    public isCompiled(): Promise<boolean> {
        return this.page.evaluate(() => {
            const { runtime } = window.vm ?? {};
            const threads = runtime?.startHats('event_whenflagclicked') ?? [];
            return threads.length > 0 && threads.every((thread) => thread.isCompiled);
        });
    }

    /** Whether the page knows of anything to scan for. */
    public hasPeripheral(): Promise<boolean> {
        return this.page.evaluate(() => Object.keys(window.vm?.runtime.peripheralExtensions ?? {}).length > 0);
    }
}
