// Completes dist/webextension/ after its scripts are built, and packs it into dist/scratch-mesh-webextension.zip.
// WEBEXTENSION_MATCHES names further pages, separated by spaces, for an editor at another address: a school's own, a test's.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PlainError, runScript } from './ensure-installed.mjs';

const require = createRequire(import.meta.url);
const source = new URL('../src/hosts/webextension/', import.meta.url);
const built = new URL('../dist/webextension/', import.meta.url);
const archive = new URL('../dist/scratch-mesh-webextension.zip', import.meta.url);

const SCRIPTS = ['relay.js', 'page.js', 'late.js', 'popup.js'];
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

async function manifest() {
    const { version } = require('../package.json');
    const template = JSON.parse(await readFile(new URL('manifest.json', source), 'utf8'));
    const matches = [
        ...MATCHES,
        ...(process.env.WEBEXTENSION_MATCHES ?? '').split(' ').filter((match) => match !== ''),
    ];
    const scripts = template.content_scripts.map((script) => ({ ...script, matches }));
    return `${JSON.stringify({ ...template, version, content_scripts: scripts }, null, 2)}\n`;
}

/** Writes the extension into a folder: the scripts are those of dist/webextension/. */
export async function writeWebextension(folder = built) {
    await mkdir(folder, { recursive: true });
    for (const name of PAGES) await copyFile(new URL(name, source), new URL(name, folder));
    if (folder.href !== built.href)
        for (const name of SCRIPTS)
            await copyFile(new URL(name, built), new URL(name, folder)).catch(() => {
                throw new PlainError('Build the extension first: npm run build:webextension');
            });
    await writeFile(new URL('manifest.json', folder), await manifest());
}

/** Packs dist/webextension/ as the browsers' stores take it. */
export async function packWebextension() {
    await writeWebextension();
    const JSZip = require('jszip');
    const zip = new JSZip();
    for (const name of (await readdir(built)).sort())
        zip.file(name, await readFile(new URL(name, built)), { date: ZIP_DATE });
    await writeFile(archive, await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }));
}

// `node scripts/pack-webextension.mjs <folder>` writes it there, and packs nothing.
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
    await runScript(async () => {
        const [, , folder] = process.argv;
        if (folder === undefined) throw new PlainError('Name the folder that the extension is to be written into.');
        await writeWebextension(pathToFileURL(`${fileURLToPath(pathToFileURL(folder))}/`));
    });
