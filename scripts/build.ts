// Builds the bundles that are out of date into dist/.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
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
/** The sources of every bundle for editors. */
const EDITOR = ['wire', 'core', 'store', 'client', 'extension', 'hosts', 'offline'].map((name) => `src/${name}`);
const EDITOR_SOURCES = [...EDITOR, 'blocks', 'locales'];
const SERVER_SOURCES = ['src/wire', 'src/core', 'src/store', 'src/replication', 'src/server', 'locales'];

/** A bundle. */
interface Bundle {
    readonly name: string;
    /** Its file in dist/. */
    readonly file: string;
    /** A bundle whose sources have not changed is not built. */
    readonly sources: readonly string[];
    /** Whether the server sends it to browsers. */
    readonly isSent?: true;
    /** The groups of bundles that it belongs to: `npm start` builds one, `npm pack` ships the other. */
    readonly groups: readonly ('start' | 'package')[];
}

const SENT = { sources: EDITOR_SOURCES, isSent: true, groups: ['start', 'package'] } as const;

const BUNDLES: readonly Bundle[] = [
    { ...SENT, name: 'scratch-mesh', file: 'scratch-mesh.js' },
    { ...SENT, name: 'scratch-mesh-offline', file: 'scratch-mesh-offline.js' },
    { ...SENT, name: 'editor-page', file: 'editor-page.js', sources: [...EDITOR_SOURCES, 'src/pages'] },
    { ...SENT, name: 'teacher-page', file: 'teacher-page.js', sources: [...EDITOR_SOURCES, 'src/pages'] },
    { ...SENT, name: 'xcratch', file: 'scratch-mesh.mjs' },
    { name: 'webextension', file: 'webextension/page.js', sources: EDITOR_SOURCES, groups: [] },
    { name: 'server', file: 'server.js', sources: SERVER_SOURCES, groups: ['start', 'package'] },
    { name: 'fetch-editor', file: 'fetch-editor.mjs', sources: ['scripts'], groups: ['start', 'package'] },
    { name: 'esm', file: 'esm/scratch-mesh.mjs', sources: EDITOR_SOURCES, groups: ['package'] },
    {
        name: 'types',
        file: 'scratch-mesh.d.ts',
        sources: [...EDITOR_SOURCES, 'scripts', 'tsconfig'],
        groups: ['package'],
    },
];

/** A bundle that is out of date, and the hash of its sources now. */
interface Outdated extends Bundle {
    readonly stamp: string;
}

async function filesIn(folder: string): Promise<string[]> {
    const options = { recursive: true, withFileTypes: true } as const;
    const entries = await readdir(join(ROOT, folder), options).catch(() => []);
    const files = entries.filter((entry) => entry.isFile());
    return files.map(({ parentPath, name }) => relative(ROOT, join(parentPath, name))).sort();
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

/** The bundles of a name, which may be the name of a group. @throws {PlainError} if there are none */
function bundlesOf(wanted: string): readonly Bundle[] {
    const found = BUNDLES.filter(({ name, groups }) => name === wanted || groups.some((group) => group === wanted));
    if (found.length > 0) return found;
    const names = [...BUNDLES.map(({ name }) => name), 'start', 'package'];
    throw new PlainError(`There is no bundle ${wanted}; there are ${names.join(', ')}.`);
}

/** Builds the named bundles, or all if none is named, that are out of date. @throws {PlainError} */
export async function build(given: readonly string[] = []): Promise<void> {
    const bundles = given.length > 0 ? given.flatMap(bundlesOf) : BUNDLES;
    const stamps = await readStamps();
    const outdated: Outdated[] = [];
    for (const bundle of bundles) {
        const stamp = await stampOf(bundle.sources);
        const isBuilt = existsSync(join(DIST, bundle.file));
        if (stamps[bundle.name] !== stamp || !isBuilt) outdated.push({ ...bundle, stamp });
    }
    if (outdated.length === 0) console.log('The bundles in dist/ are up to date.');
    else await buildOutdated(outdated, stamps);
    if (bundles.some(({ name }) => name === 'webextension')) await packWebextension();
}

async function buildOutdated(outdated: readonly Outdated[], stamps: Record<string, string>): Promise<void> {
    const start = performance.now();
    // Loaded only here, because loading takes half a second that `npm start` does not need if nothing is out of date.
    const configured = v.parse(CONFIGURATIONS, createRequire(__filename)('../webpack.config.js'));
    const configurations = configured.filter(({ name }) => outdated.some((bundle) => bundle.name === name));
    if (configurations.length > 0) await compile(configurations);
    if (outdated.some(({ name }) => name === 'types')) writeDeclarations();
    // The server sends the compressed files if they exist, and plain ones otherwise.
    for (const { file, isSent } of outdated) if (isSent) await compressFile(join(DIST, file));
    for (const { name, stamp } of outdated) stamps[name] = stamp;
    await mkdir(DIST, { recursive: true });
    await writeFile(STAMP_FILE, JSON.stringify(stamps));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`Built ${outdated.map(({ file }) => `dist/${file}`).join(', ')} in ${seconds} s.`);
}
