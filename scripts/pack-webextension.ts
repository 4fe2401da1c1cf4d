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
const SCRIPTS = ['relay.js', 'page.js', 'find-vm.js', 'popup.js'];
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

/** The manifest in the sources, as far as it is completed here. */
const MANIFEST = v.looseObject({ content_scripts: v.array(v.looseObject({})) });

async function manifest(matches: readonly string[]): Promise<string> {
    const template = v.parse(MANIFEST, JSON.parse(await readFile(join(SOURCE, 'manifest.json'), 'utf8')));
    const scripts = template.content_scripts.map((script) => ({ ...script, matches }));
    return `${JSON.stringify({ ...template, version, content_scripts: scripts }, null, 2)}\n`;
}

/**
 * Writes the extension into a folder, from the scripts of dist/webextension/. `more` are further pages that it is let
 * into, for an editor at another address: a school's own, a test's. @throws {PlainError} where it is not built
 */
export async function writeWebextension(folder: string, more: readonly string[]): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const name of PAGES) await copyFile(join(SOURCE, name), join(folder, name));
    if (folder !== BUILT)
        for (const name of SCRIPTS)
            await copyFile(join(BUILT, name), join(folder, name)).catch(() => {
                throw new PlainError('Build the extension first: npm run build:webextension');
            });
    await writeFile(join(folder, 'manifest.json'), await manifest([...MATCHES, ...more]));
}

/** Packs dist/webextension/ as the browsers' stores take it. WEBEXTENSION_MATCHES names further pages, with spaces between. */
export async function packWebextension(): Promise<void> {
    const more = (process.env['WEBEXTENSION_MATCHES'] ?? '').split(' ').filter((match) => match !== '');
    await writeWebextension(BUILT, more);
    const zip = new JSZip();
    for (const name of (await readdir(BUILT)).sort())
        zip.file(name, await readFile(join(BUILT, name)), { date: ZIP_DATE });
    await writeFile(ARCHIVE, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
}
