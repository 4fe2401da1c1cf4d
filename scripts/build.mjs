// Builds the bundles that are out of date into dist/. `node scripts/build.mjs server` builds that one alone.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { compressFile } from './compress.mjs';
import { writeDeclarations } from './declarations.mjs';
import { checkNode, ensureInstalled, PlainError, runScript } from './ensure-installed.mjs';
import { packWebextension } from './pack-webextension.mjs';

const root = new URL('../', import.meta.url);
const dist = new URL('dist/', root);
const stampFile = new URL('.stamp', dist);
const require = createRequire(import.meta.url);

/** What every bundle depends on. */
const CONFIGURATION = [
    'webpack.config.js',
    'scripts/bundled-licences.cjs',
    'scripts/leave-out-texts.cjs',
    'scripts/lodash-in-bundle.cjs',
    'tsconfig.json',
    'tsconfig/base.json',
    'package.json',
    'package-lock.json',
];
const EDITOR_SOURCES = ['src/wire', 'src/core', 'src/store', 'src/client', 'src/extension', 'src/hosts', 'src/offline'];
/** The folders from which each bundle is made: one that has not changed is not built. */
const SOURCES = {
    'scratch-mesh': [...EDITOR_SOURCES, 'blocks', 'locales'],
    'scratch-mesh-offline': [...EDITOR_SOURCES, 'blocks', 'locales'],
    'editor-page': [...EDITOR_SOURCES, 'src/pages', 'blocks', 'locales'],
    'teacher-page': [...EDITOR_SOURCES, 'src/pages', 'blocks', 'locales'],
    xcratch: [...EDITOR_SOURCES, 'blocks', 'locales'],
    webextension: [...EDITOR_SOURCES, 'blocks', 'locales'],
    server: ['src/wire', 'src/core', 'src/store', 'src/replication', 'src/server', 'locales'],
    'fetch-editor': ['scripts'],
    esm: [...EDITOR_SOURCES, 'blocks', 'locales'],
    types: [...EDITOR_SOURCES, 'blocks', 'locales', 'scripts', 'tsconfig'],
};

/** What the server sends to browsers. */
const SENT_BUNDLES = ['scratch-mesh', 'scratch-mesh-offline', 'editor-page', 'teacher-page', 'xcratch'];

/** What the server needs to run: all that `npm start` builds. */
export const SERVER_BUNDLES = [...SENT_BUNDLES, 'server', 'fetch-editor'];

/** What `npm pack` ships. */
const PACKAGE_BUNDLES = [...SERVER_BUNDLES, 'esm', 'types'];

/** Where the name says something else than the file. */
const FILES = {
    xcratch: 'scratch-mesh.mjs',
    webextension: 'webextension/page.js',
    'fetch-editor': 'fetch-editor.mjs',
    esm: 'esm/scratch-mesh.mjs',
    types: 'scratch-mesh.d.ts',
};

/** What a bundle is made into. */
function fileOf(name) {
    return FILES[name] ?? `${name}.js`;
}

async function filesIn(folder) {
    const entries = await readdir(new URL(`${folder}/`, root), { withFileTypes: true }).catch(() => []);
    const nested = entries.map((entry) =>
        entry.isDirectory() ? filesIn(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
    );
    return (await Promise.all(nested)).flat().sort();
}

async function stampOf(name) {
    const files = [...CONFIGURATION, ...(await Promise.all(SOURCES[name].map(filesIn))).flat()];
    const hash = createHash('sha256');
    for (const file of files) hash.update(`\0${file}\0`).update(await readFile(new URL(file, root)));
    return hash.digest('hex');
}

async function readStamps() {
    return JSON.parse(await readFile(stampFile, 'utf8').catch(() => '{}'));
}

function compile(configurations) {
    const webpack = require('webpack');
    return new Promise((resolve, reject) => {
        webpack(configurations, (error, stats) => {
            if (error) return reject(error);
            if (stats.hasErrors() || stats.hasWarnings())
                console.log(stats.toString({ preset: 'errors-warnings', colors: process.stdout.isTTY }));
            if (stats.hasErrors()) reject(new PlainError('The build failed: see the errors above.'));
            else resolve();
        });
    });
}

/** Builds those of the named bundles that are out of date, all where no name is given. */
export async function build(names = Object.keys(SOURCES)) {
    for (const name of names)
        if (SOURCES[name] === undefined)
            throw new PlainError(`There is no bundle ${name}; there are ${Object.keys(SOURCES).join(', ')}.`);
    const stamps = await readStamps();
    const outdated = [];
    const configured = require('../webpack.config.js');
    for (const name of names) {
        const stamp = await stampOf(name);
        if (stamps[name] !== stamp || !existsSync(new URL(fileOf(name), dist))) outdated.push({ name, stamp });
    }
    if (outdated.length === 0) console.log('The bundles in dist/ are up to date.');
    else await buildOutdated(outdated, stamps, configured);
    if (names.includes('webextension')) await packWebextension();
}

async function buildOutdated(outdated, stamps, configured) {
    const configurations = configured.filter(({ name }) => outdated.some((bundle) => bundle.name === name));
    const start = performance.now();
    if (configurations.length > 0) await compile(configurations);
    if (outdated.some(({ name }) => name === 'types')) writeDeclarations();
    // The server sends a bundle compressed where it finds it so; one that is built without this is sent as it is.
    for (const { name } of outdated)
        if (SENT_BUNDLES.includes(name)) await compressFile(fileURLToPath(new URL(fileOf(name), dist)));
    for (const { name, stamp } of outdated) stamps[name] = stamp;
    await mkdir(dist, { recursive: true });
    await writeFile(stampFile, JSON.stringify(stamps));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`Built ${outdated.map(({ name }) => `dist/${fileOf(name)}`).join(', ')} in ${seconds} s.`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
    await runScript(async () => {
        checkNode();
        await ensureInstalled();
        process.chdir(fileURLToPath(root));
        const names = process.argv.slice(2);
        // `package` is all that `npm pack` ships.
        const wanted = names.flatMap((name) => (name === 'package' ? PACKAGE_BUNDLES : [name]));
        await build(names.length > 0 ? wanted : undefined);
    });
