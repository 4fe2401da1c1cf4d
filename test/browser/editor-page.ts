// A page as an editor is one: a real Scratch VM and one of our bundles, served from one address.
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { ClientOptions } from '../../src/client/create-client';
import type { GroupInfo, MeshStatus } from '../../src/client/status/status';
import { buildProject, idOf, type ProjectSpec } from '../vm/project';

const DIST = join(__dirname, '../../dist');
const FILES: Readonly<Record<string, string>> = {
    '/vm.js': join(__dirname, '../../node_modules/scratch-vm/dist/web/scratch-vm.js'),
    '/scratch-mesh.js': join(DIST, 'scratch-mesh.js'),
    '/scratch-mesh-offline.js': join(DIST, 'scratch-mesh-offline.js'),
    '/scratch-mesh.mjs': join(DIST, 'scratch-mesh.mjs'),
};
const HTML = '<!doctype html><meta charset="utf-8"><title>Editor</title><script src="/vm.js"></script>';

/** What a page's scripts see of the VM and of us. */
interface EditorGlobals {
    VirtualMachine: new () => PageVm;
    ScratchMesh: { install(vm: PageVm, options: object): PageMesh };
    editor: { vm: PageVm; mesh: PageMesh; requestErrors: unknown[] };
}

interface PageVm {
    readonly runtime: {
        getTargetForStage(): { variables: Record<string, { value: unknown }> };
        startHats(opcode: string, fields: object): void;
        on(event: string, listener: (data: unknown) => void): void;
    };
    loadProject(project: Uint8Array): Promise<void>;
    start(): void;
    greenFlag(): void;
}

interface PageMesh {
    createGroup(name: string): Promise<{ id: string }>;
    joinGroup(idOrName: string): Promise<{ id: string }>;
    listGroups(): Promise<GroupInfo[]>;
    leave(): Promise<void>;
    readonly status: MeshStatus;
}

declare const window: EditorGlobals;

/** How a site is served. */
interface SiteOptions {
    readonly serve?: (listener: RequestListener) => Server | SecureServer;
    /** Headers of each page. */
    readonly headers?: Readonly<Record<string, string>>;
    /** What its address begins with: its port follows. */
    readonly origin?: string;
}

/** Serves the pages. */
export class EditorSite {
    private constructor(
        private readonly server: Server | SecureServer,
        public readonly url: string,
    ) {}

    public static async open({
        serve = createServer,
        headers = {},
        origin = 'http://127.0.0.1',
    }: SiteOptions = {}): Promise<EditorSite> {
        const server = serve((request, response) => {
            const file = FILES[new URL(request.url ?? '/', 'http://site').pathname];
            if (file === undefined) {
                response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(HTML);
                return;
            }
            readFile(file).then(
                (script) => response.writeHead(200, { 'content-type': 'text/javascript' }).end(script),
                (error: unknown) => response.writeHead(500).end(String(error)),
            );
        });
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address: AddressInfo | string | null = server.address();
        if (address === null || typeof address === 'string') throw new Error('The site has no port.');
        return new EditorSite(server, `${origin}:${address.port}`);
    }

    public close(): Promise<void> {
        return new Promise((resolve) => {
            this.server.close(() => resolve());
            this.server.closeAllConnections();
        });
    }
}

/** Serves the pages before the tests of a file or a `describe`, and closes behind them. */
export function useSite(): Pick<EditorSite, 'url'> {
    let site: EditorSite | undefined;
    beforeAll(async () => {
        site = await EditorSite.open();
    });
    afterAll(() => site?.close());
    return {
        get url() {
            if (site === undefined) throw new Error('The site is not open yet: ask within a test or a hook.');
            return site.url;
        },
    };
}

/** Which bundle a page has, and the options that can be given as JSON. */
export interface EditorSetup {
    readonly bundle: 'scratch-mesh' | 'scratch-mesh-offline';
    readonly options?: Pick<ClientOptions, 'url' | 'domain' | 'forcePolling'>;
    /** The page's parameters, as `?mesh=class`. */
    readonly search?: string;
}

/** One tab with a project that runs. */
export class EditorTab {
    private constructor(public readonly page: Page) {}

    /** Opens a tab, puts the mesh into its VM and loads the project. */
    public static async open(
        context: BrowserContext,
        site: Pick<EditorSite, 'url'>,
        project: ProjectSpec,
        { bundle, options = {}, search = '' }: EditorSetup,
    ): Promise<EditorTab> {
        const page = await context.newPage();
        await page.goto(`${site.url}/${search}`);
        await page.addScriptTag({ url: `${site.url}/${bundle}.js` });
        await page.evaluate(
            async ([bytes, given]) => {
                const vm = new window.VirtualMachine();
                const mesh = window.ScratchMesh.install(vm, given);
                const requestErrors: unknown[] = [];
                vm.runtime.on('PERIPHERAL_REQUEST_ERROR', (data) => requestErrors.push(data));
                window.editor = { vm, mesh, requestErrors };
                await vm.loadProject(new Uint8Array(bytes));
                vm.start();
            },
            [[...(await buildProject(project))], options] as const,
        );
        return new EditorTab(page);
    }

    public createGroup(name: string): Promise<string> {
        return this.page.evaluate(async (given) => (await window.editor.mesh.createGroup(given)).id, name);
    }

    public joinGroup(idOrName: string): Promise<string> {
        return this.page.evaluate(async (given) => (await window.editor.mesh.joinGroup(given)).id, idOrName);
    }

    public groups(): Promise<GroupInfo[]> {
        return this.page.evaluate(() => window.editor.mesh.listGroups());
    }

    public async groupNames(): Promise<string[]> {
        return (await this.groups()).map(({ name }) => name);
    }

    public leave(): Promise<void> {
        return this.page.evaluate(() => window.editor.mesh.leave());
    }

    public status(): Promise<MeshStatus> {
        return this.page.evaluate(() => window.editor.mesh.status);
    }

    /** What the editor was told of requests that failed. */
    public requestErrors(): Promise<unknown[]> {
        return this.page.evaluate(() => window.editor.requestErrors);
    }

    public greenFlag(): Promise<void> {
        return this.page.evaluate(() => window.editor.vm.greenFlag());
    }

    /** The items of a list of the stage. */
    public list(name: string): Promise<string[]> {
        return this.page.evaluate(
            (id) => {
                const value = window.editor.vm.runtime.getTargetForStage().variables[id]?.value;
                return Array.isArray(value) ? value.map(String) : [];
            },
            idOf('list', name),
        );
    }
}
