// Completes dist/webextension/ after its scripts are built, and packs it into dist/scratch-mesh-webextension.zip.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import JSZip from 'jszip';
import * as v from 'valibot';
import { version } from '../package.json';
import { PlainError } from './plain-error';
import { ROOT } from './root';

const SOURCE = join(ROOT, 'src/hosts/webextension');
const BUILT = join(ROOT, 'dist/webextension');
const ARCHIVE = join(ROOT, 'dist/scratch-mesh-webextension.zip');
const SCRIPTS = ['background.js', 'relay.js', 'page.js', 'find-vm.js', 'popup.js'];
const PAGES = ['popup.html', 'popup.css'];

/** The editors that are known. */
const MATCHES = [
    'https://scratch.mit.edu/*',
    'https://smalruby.app/*',
    'https://*.smalruby.app/*',
    'https://turbowarp.org/*',
    'https://xcratch.github.io/*',
];

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

async function manifest({ matches = [], hosts = [] }: Additions): Promise<string> {
    const template = v.parse(MANIFEST, JSON.parse(await readFile(join(SOURCE, 'manifest.json'), 'utf8')));
    const scripts = template.content_scripts.map((script) => ({ ...script, matches: [...MATCHES, ...matches] }));
    const allowed = hosts.length > 0 ? { host_permissions: hosts } : {};
    return `${JSON.stringify({ ...template, version, ...allowed, content_scripts: scripts }, null, 2)}\n`;
}

/**
 * Writes the extension into a folder, from the scripts of dist/webextension/.
 * @throws {PlainError} where it is not built
 */
export async function writeWebextension(folder: string, additions: Additions = {}): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const name of PAGES) await copyFile(join(SOURCE, name), join(folder, name));
    if (folder !== BUILT)
        for (const name of SCRIPTS)
            await copyFile(join(BUILT, name), join(folder, name)).catch(() => {
                throw new PlainError('Build the extension first: npm run build:webextension');
            });
    await writeFile(join(folder, 'manifest.json'), await manifest(additions));
}

/** The match patterns of an environment variable, with spaces between. */
function patterns(variable: string): readonly string[] {
    return (process.env[variable] ?? '').split(' ').filter((pattern) => pattern !== '');
}

/**
 * Packs dist/webextension/ as the browsers' stores take it. WEBEXTENSION_MATCHES names further pages, and
 * WEBEXTENSION_HOSTS mesh servers that nobody is asked about.
 */
export async function packWebextension(): Promise<void> {
    await writeWebextension(BUILT, {
        matches: patterns('WEBEXTENSION_MATCHES'),
        hosts: patterns('WEBEXTENSION_HOSTS'),
    });
    const zip = new JSZip();
    for (const name of (await readdir(BUILT)).sort())
        zip.file(name, await readFile(join(BUILT, name)), { date: ZIP_DATE });
    await writeFile(ARCHIVE, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
