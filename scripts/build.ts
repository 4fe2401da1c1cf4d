// Builds the bundles that are out of date into dist/.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as v from 'valibot';
import { webpack, type Configuration } from 'webpack';
import { compressFile } from './compress';
import { writeDeclarations } from './declarations';
import { packWebextension } from './pack-webextension';
import { PlainError } from './plain-error';
import { ROOT } from './root';

const DIST = join(ROOT, 'dist');
const STAMP_FILE = join(DIST, '.stamp');

/** By bundle, a hash of its sources. */
const STAMPS = v.record(v.string(), v.string());
/** What webpack.config.js exports; webpack checks the rest of it. */
const CONFIGURATIONS = v.array(v.custom<Configuration>((value) => v.is(v.looseObject({ name: v.string() }), value)));

/** The files that every bundle depends on. */
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
/** The sources of each bundle. A bundle whose sources have not changed is not built. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
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

/** The bundles that the server sends to browsers. */
const SENT_BUNDLES = ['scratch-mesh', 'scratch-mesh-offline', 'editor-page', 'teacher-page', 'xcratch'];

/** The bundles that the server needs. */
const SERVER_BUNDLES = [...SENT_BUNDLES, 'server', 'fetch-editor'];

/** Groups of bundles: `npm start` builds one, `npm pack` ships the other. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
    start: SERVER_BUNDLES,
    package: [...SERVER_BUNDLES, 'esm', 'types'],
};

/** The files of bundles that have other names than their files. */
const FILES: Readonly<Record<string, string>> = {
    xcratch: 'scratch-mesh.mjs',
    webextension: 'webextension/page.js',
    'fetch-editor': 'fetch-editor.mjs',
    esm: 'esm/scratch-mesh.mjs',
    types: 'scratch-mesh.d.ts',
};

/** A bundle that is out of date, and the hash of its sources now. */
interface Outdated {
    readonly name: string;
    readonly stamp: string;
}

/** The file of a bundle. */
function fileOf(name: string): string {
    return FILES[name] ?? `${name}.js`;
}

async function filesIn(folder: string): Promise<string[]> {
    const entries = await readdir(join(ROOT, folder), { withFileTypes: true }).catch(() => []);
    const nested = entries.map(async (entry) => {
        const path = `${folder}/${entry.name}`;
        return entry.isDirectory() ? filesIn(path) : [path];
    });
    return (await Promise.all(nested)).flat().sort();
}

async function stampOf(sources: readonly string[]): Promise<string> {
    const files = [...CONFIGURATION, ...(await Promise.all(sources.map(filesIn))).flat()];
    const hash = createHash('sha256');
    for (const file of files) hash.update(`\0${file}\0`).update(await readFile(join(ROOT, file)));
    return hash.digest('hex');
}

async function readStamps(): Promise<Record<string, string>> {
    return v.parse(STAMPS, JSON.parse(await readFile(STAMP_FILE, 'utf8').catch(() => '{}')));
}

function compile(configurations: Configuration[]): Promise<void> {
    return new Promise((resolve, reject) => {
        webpack(configurations, (error, stats) => {
            if (error !== null || stats === undefined) return reject(error ?? new Error('webpack said nothing.'));
            if (stats.hasErrors() || stats.hasWarnings())
                console.log(stats.toString({ preset: 'errors-warnings', colors: process.stdout.isTTY }));
            if (stats.hasErrors()) reject(new PlainError('The build failed: see the errors above.'));
            else resolve();
        });
    });
}

/** Builds the named bundles, or all if none is named, that are out of date. @throws {PlainError} */
export async function build(given: readonly string[] = []): Promise<void> {
    const names = given.length > 0 ? given.flatMap((name) => GROUPS[name] ?? [name]) : Object.keys(SOURCES);
    const stamps = await readStamps();
    const outdated: Outdated[] = [];
    for (const name of names) {
        const sources = SOURCES[name];
        if (sources === undefined)
            throw new PlainError(
                `There is no bundle ${name}; there are ${[...Object.keys(SOURCES), ...Object.keys(GROUPS)].join(', ')}.`,
            );
        const stamp = await stampOf(sources);
        if (stamps[name] !== stamp || !existsSync(join(DIST, fileOf(name)))) outdated.push({ name, stamp });
    }
    if (outdated.length === 0) console.log('The bundles in dist/ are up to date.');
    else await buildOutdated(outdated, stamps);
    if (names.includes('webextension')) await packWebextension();
}

async function buildOutdated(outdated: readonly Outdated[], stamps: Record<string, string>): Promise<void> {
    const start = performance.now();
    // Loaded only here, because loading takes half a second that `npm start` does not need if nothing is out of date.
    const configured = v.parse(CONFIGURATIONS, createRequire(__filename)('../webpack.config.js'));
    const configurations = configured.filter(({ name }) => outdated.some((bundle) => bundle.name === name));
    if (configurations.length > 0) await compile(configurations);
    if (outdated.some(({ name }) => name === 'types')) writeDeclarations();
    // The server sends the compressed files if they exist, and plain ones otherwise.
    for (const { name } of outdated) if (SENT_BUNDLES.includes(name)) await compressFile(join(DIST, fileOf(name)));
    for (const { name, stamp } of outdated) stamps[name] = stamp;
    await mkdir(DIST, { recursive: true });
    await writeFile(STAMP_FILE, JSON.stringify(stamps));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`Built ${outdated.map(({ name }) => `dist/${fileOf(name)}`).join(', ')} in ${seconds} s.`);
}
