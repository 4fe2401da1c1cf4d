// Builds the bundles when their sources have changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root, run } from './ensure-installed.mjs';

const SOURCES = ['src', 'blocks', 'locales'];
const FILES = ['webpack.config.js', 'package.json', 'package-lock.json', 'tsconfig.json'];
const OUTPUTS = ['scratch-mesh.js', 'scratch-mesh-offline.js', 'server.js'];
const STAMP = `${root}dist/.built-from`;

function* files(folder) {
    for (const entry of readdirSync(`${root}${folder}`, { withFileTypes: true })) {
        const path = `${folder}/${entry.name}`;
        if (entry.isDirectory()) yield* files(path);
        else yield path;
    }
}

function digest() {
    const hash = createHash('sha256');
    const paths = [...SOURCES.flatMap((folder) => [...files(folder)]), ...FILES].sort();
    for (const path of paths)
        hash.update(path)
            .update('\0')
            .update(readFileSync(`${root}${path}`))
            .update('\0');
    return hash.digest('hex');
}

/** Builds what is out of date; says so. */
export function build() {
    const wanted = digest();
    const complete = OUTPUTS.every((name) => existsSync(`${root}dist/${name}`));
    if (complete && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
    console.log('Building …');
    mkdirSync(`${root}dist`, { recursive: true });
    run(process.execPath, ['node_modules/webpack/bin/webpack.js'], 'The build failed; the lines above say where.');
    writeFileSync(STAMP, wanted);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
    ensureInstalled();
    build();
    console.log('dist/ is up to date.');
}
