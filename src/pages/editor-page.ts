// The script of `/editor`: Scratch's own editor with the mesh. The page loads the editor before this script.
import { EXTENSION_ID } from '../../blocks/blocks';
import { localText } from '../../locales/local-text';
import { createMeshClient } from '../client/create-client';
import type { MeshClient } from '../client/client';
import { askForKey } from '../hosts/key-dialog';
import { KeyedClient } from '../hosts/keyed-client';
import { browserShelf } from '../hosts/shelf';
import { dialogEntry, introduceInDialog } from '../hosts/dialog-entry';
import { install, type Mesh } from '../hosts/install';
import { localeOf } from '../hosts/locale';
import { linkedGroup } from '../hosts/group-link';
import { joinByLink } from '../hosts/join-link';
import { openFirst } from './first-project';
import { keepProjectWhenLoadingFails, type ProjectVm } from './safe-loading';
import { pageLanguage } from '../hosts/page-language';
import { StatusBanner } from '../hosts/status-banner';

/** The editor's Redux store. */
interface EditorStore {
    getState(): { readonly scratchGui: { readonly vm: ProjectVm; readonly mode: { readonly isFullScreen: boolean } } };
    subscribe(listener: () => void): void;
}

/** The part of the editor that this page uses. */
interface ScratchGui {
    readonly EditorState: new (params: { locale: string }) => {
        readonly store: EditorStore;
    };
    createStandaloneRoot(state: unknown, container: HTMLElement): { render(props: object): void };
    setAppElement(container: HTMLElement): void;
}

declare global {
    interface Window {
        readonly GUI?: ScratchGui;
        /** For scripts of the page, and for its tests. */
        scratchMesh?: { readonly mesh: Mesh; readonly vm: ProjectVm };
    }
}

/** The server's examples, by name. A link can load only these. */
const EXAMPLE = /^[a-z-]{1,40}$/;

function openEditor(gui: ScratchGui): void {
    const language = pageLanguage();
    const parameters = new URLSearchParams(location.search);
    const container = document.getElementById('editor');
    if (container === null) throw new Error('The page has no element for the editor.');
    gui.setAppElement(container);
    const state = new gui.EditorState({ locale: language });
    const { vm } = state.store.getState().scratchGui;
    const languageNow = localeOf(vm, language);
    // Before the editor loads anything, because a project with our blocks needs them.
    const mesh = install(vm, () => editorClient(languageNow), { locale: language });
    window.scratchMesh = { mesh, vm };
    window.addEventListener('beforeunload', (event) => event.preventDefault());
    gui.createStandaloneRoot(state, container).render({
        canEditTitle: true,
        canSave: false,
        // The default project, and the editor's own pictures.
        projectId: '0',
        basePath: editorFolder(),
        onClickLogo: () => location.assign('/'),
    });
    showBlocks(vm);
    const banner = new StatusBanner(mesh, languageNow);
    keepOutOfTheWay(banner, state.store);
    const tellNotOpened = (missing: readonly string[]) => banner.say(() => notOpened(languageNow(), missing));
    keepProjectWhenLoadingFails(vm, tellNotOpened);
    const example = parameters.get('example');
    if (example !== null && EXAMPLE.test(example)) openFirst(vm, fetchExample(example), () => tellNotOpened([]));
    // The blocks are renewed when somebody chooses another language in the editor.
    vm.runtime.on('BLOCKSINFO_UPDATE', () => {
        document.documentElement.lang = languageNow();
        banner.show();
    });
    introduceInDialog(vm, () => dialogEntry(languageNow()));
    const link = linkedGroup(parameters);
    if (link !== null) void joinByLink(mesh, banner, link);
}

/** The banner is in the menu bar. In full screen, without a menu bar, it is beside the green flag. */
function keepOutOfTheWay(banner: StatusBanner, store: EditorStore): void {
    const move = () => banner.moveTo(store.getState().scratchGui.mode.isFullScreen ? 'full-screen' : 'menu-bar');
    store.subscribe(move);
    move();
}

/** The URL of the editor's files, from the page. */
function editorFolder(): string {
    return document.querySelector('meta[name="mesh-editor"]')?.getAttribute('content') ?? '/editor/';
}

function editorClient(language: () => string): MeshClient {
    return new KeyedClient({
        make: (apiKey) => createMeshClient({ apiKey }),
        server: () => location.origin,
        shelf: browserShelf(),
        ask: (problem) => askForKey(problem, language()),
    });
}

/**
 * The editor's palette notices only extensions that arrive while it exists, so ours is announced again when a project
 * has loaded.
 */
function showBlocks({ runtime }: ProjectVm): void {
    runtime.once?.('PROJECT_LOADED', () => {
        const category = runtime._blockInfo.find(({ id }) => id === EXTENSION_ID);
        if (category !== undefined) setTimeout(() => runtime.emit('EXTENSION_ADDED', category), 0);
    });
}

function notOpened(language: string, missing: readonly string[]): string {
    const id = missing.length > 0 ? 'mesh.error.extensionMissing' : 'mesh.error.notOpened';
    return localText(language, id, { NAME: missing.join(', ') });
}

/** @throws if the server does not send the example */
async function fetchExample(name: string): Promise<ArrayBuffer> {
    const answer = await fetch(`/examples/${name}.sb3`);
    if (!answer.ok) throw new Error(`The server answers HTTP ${answer.status}.`);
    return answer.arrayBuffer();
}

if (window.GUI !== undefined) openEditor(window.GUI);
