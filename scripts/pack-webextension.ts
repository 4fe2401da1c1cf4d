// Completes the browser extension after its scripts are built into dist/webextension/: one folder and one archive for each
// kind of browser.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import JSZip from 'jszip';
import * as v from 'valibot';
import { localText } from '../locales/local-text';
import { version } from '../package.json';
import { PlainError } from './plain-error';
import { ROOT } from './root';

const SOURCE = join(ROOT, 'src/hosts/webextension');
const BUILT = join(ROOT, 'dist/webextension');
/** What webpack writes: scripts, and the licences of what is in them. */
const BUILT_FILE = /\.js(\.licenses\.txt)?$/;
const FILES = ['popup.html', 'popup.css', 'icons/16.png', 'icons/48.png', 'icons/128.png'];

/** The languages that the browsers' stores know; hiragana is none of them. */
const STORE_LANGUAGES = ['en', 'ja'];

/** The editors that are known. */
const MATCHES = [
    'https://scratch.mit.edu/*',
    'https://smalruby.app/*',
    'https://*.smalruby.app/*',
    'https://turbowarp.org/*',
    'https://xcratch.github.io/*',
];

/** What each kind of browser needs in the manifest beyond the common part. */
const BROWSERS = {
    chrome: {
        // From then on a WebSocket keeps a worker alive.
        minimum_chrome_version: '116',
        background: { service_worker: 'background.js' },
    },
    firefox: {
        background: { scripts: ['background.js'] },
        // Firefox's own default would make https of a classroom's http.
        content_security_policy: { extension_pages: "script-src 'self'" },
        browser_specific_settings: {
            gecko: {
                id: 'scratch-mesh@smalruby.app',
                // The first that asks about data on every device.
                strict_min_version: '142.0',
                data_collection_permissions: { required: ['none'] },
            },
        },
    },
} as const;

/** A kind of browser. */
export type BrowserKind = keyof typeof BROWSERS;

/** The same bytes for the same files. */
const ZIP_DATE = new Date('2000-01-01T00:00:00Z');

/** What a build of one's own may do beyond the stores' one. */
export interface Additions {
    /** Further pages that the extension is let into: a school's own editor, a test's. */
    readonly matches?: readonly string[];
    /** Hosts of mesh servers that nobody is asked about. */
    readonly hosts?: readonly string[];
}

/** The manifest in the sources, as far as it is completed here. */
const MANIFEST = v.looseObject({ content_scripts: v.array(v.looseObject({})) });

async function manifest(browser: BrowserKind, { matches = [], hosts = [] }: Additions): Promise<string> {
    const template = v.parse(MANIFEST, JSON.parse(await readFile(join(SOURCE, 'manifest.json'), 'utf8')));
    const scripts = template.content_scripts.map((script) => ({ ...script, matches: [...MATCHES, ...matches] }));
    const allowed = hosts.length > 0 ? { host_permissions: hosts } : {};
    const complete = { ...template, version, ...BROWSERS[browser], ...allowed, content_scripts: scripts };
    return `${JSON.stringify(complete, null, 2)}\n`;
}

/** The extension's name and description, as the stores show them. */
function storeTexts(language: string): string {
    const name = { message: localText(language, 'store.name') };
    return `${JSON.stringify({ name, description: { message: localText(language, 'store.description') } }, null, 2)}\n`;
}

/**
 * Writes the extension for a kind of browser into a folder, from the scripts of dist/webextension/.
 * @throws {PlainError} where it is not built
 */
export async function writeWebextension(
    folder: string,
    additions: Additions = {},
    browser: BrowserKind = 'chrome',
): Promise<void> {
    for (const name of FILES) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await copyFile(join(SOURCE, name), join(folder, name));
    }
    if (folder !== BUILT) await copyScripts(folder);
    for (const language of STORE_LANGUAGES) {
        await mkdir(join(folder, '_locales', language), { recursive: true });
        await writeFile(join(folder, '_locales', language, 'messages.json'), storeTexts(language));
    }
    await writeFile(join(folder, 'manifest.json'), await manifest(browser, additions));
}

async function copyScripts(folder: string): Promise<void> {
    const scripts = (await readdir(BUILT).catch(() => [])).filter((name) => BUILT_FILE.test(name));
    if (scripts.length === 0) throw new PlainError('Build the extension first: npm run build:webextension');
    for (const name of scripts) await copyFile(join(BUILT, name), join(folder, name));
}

/** The match patterns of an environment variable, with spaces between. */
function patterns(variable: string): readonly string[] {
    return (process.env[variable] ?? '').split(' ').filter((pattern) => pattern !== '');
}

/**
 * Writes the extension into dist/webextension/ and dist/webextension-firefox/, and packs both as the browsers' stores take
 * them. WEBEXTENSION_MATCHES names further pages, and WEBEXTENSION_HOSTS mesh servers that nobody is asked about.
 */
export async function packWebextension(): Promise<void> {
    const additions = { matches: patterns('WEBEXTENSION_MATCHES'), hosts: patterns('WEBEXTENSION_HOSTS') };
    const firefox = `${BUILT}-firefox`;
    await writeWebextension(BUILT, additions);
    await writeWebextension(firefox, additions, 'firefox');
    await pack(BUILT, 'scratch-mesh-webextension.zip');
    await pack(firefox, 'scratch-mesh-webextension-firefox.zip');
}

async function pack(folder: string, archive: string): Promise<void> {
    const zip = new JSZip();
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    for (const file of files.sort())
        zip.file(file.slice(folder.length + 1), await readFile(file), { date: ZIP_DATE, createFolders: false });
    await writeFile(
        join(ROOT, 'dist', archive),
        await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }),
    );
}
