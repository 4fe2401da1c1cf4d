// What `npm pack` makes, as somebody meets it who installs it into an empty folder.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { CONSUMER } from './consumer';

const ROOT = join(__dirname, '../..');
const SETUP_TIMEOUT_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'mesh-package-'));
const installed = join(folder, 'node_modules/scratch-mesh');

/** Runs a program to its end. @throws {Error} with what it printed, where it fails */
function run(program: string, args: readonly string[], cwd = folder): string {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}:\n${stdout}${stderr}`);
    return stdout;
}

function tsc(project: string): void {
    run(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project]);
}

/** The files of a folder and the folders in it, by their paths. */
function filesIn(path: string): string[] {
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
}

beforeAll(() => {
    run('npm', ['pack', '--pack-destination', folder], ROOT);
    const [tarball = 'none'] = readdirSync(folder);
    for (const [name, text] of Object.entries(CONSUMER)) writeFileSync(join(folder, name), text);
    run('npm', ['install', `./${tarball}`, '--offline', '--no-audit', '--no-fund']);
}, SETUP_TIMEOUT_MS);
afterAll(() => rmSync(folder, { recursive: true }));

test('it brings no other package along', () => {
    const names = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(names).toEqual(['scratch-mesh']);
});

test('it holds what its users need: no sources, no tests, no documents with pictures', () => {
    const others = filesIn(installed).filter(
        (file) =>
            !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE|dist|dist\/esm)$/.test(file) &&
            !/^dist\/(esm\/)?[a-z-]+(\.d\.ts|\.d\.mts|\.js|\.mjs)(\.gz|\.licenses\.txt)?$/.test(file) &&
            !/^examples(\/[a-z-]+(\/[a-z-]+\.(sb3|svg))?)?$/.test(file),
    );
    expect(others).toEqual([]);
});

test('it takes less than 7 MB of a disk, with the server and its pages', () => {
    const files = readdirSync(installed, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(7_000_000);
});

test('every file that package.json names is there', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
    const named = JSON.stringify(manifest).match(/(?<=")(\.\/)?dist\/[\w./-]+\.\w+(?=")/g) ?? [];
    expect(named.length).toBeGreaterThan(8);
    const there = new Set(filesIn(installed));
    expect(named.filter((file) => !there.has(file.replace('./', '')))).toEqual([]);
});

test('each bundle names the licences of what is in it', () => {
    const licences = readFileSync(join(installed, 'dist/server.js.licenses.txt'), 'utf8');
    for (const name of ['graphql', 'ws', 'graphql-ws', 'lru-cache', '@redis/client'])
        expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    const inBrowsers = readFileSync(join(installed, 'dist/scratch-mesh.js.licenses.txt'), 'utf8');
    expect(inBrowsers).toMatch(/^@apollo\/client \d/m);
    expect(inBrowsers).not.toContain('prom-client');
});

test("require('scratch-mesh').MeshExtension is the extension's class, as docs/hosts.md tells editors", () => {
    const loaded: Record<string, unknown> = createRequire(join(folder, 'editor.js'))('scratch-mesh');
    const names = Object.keys(loaded).filter((name) => typeof loaded[name] === 'function');
    expect(names.sort()).toEqual(['MeshClientError', 'MeshExtension', 'createMeshClient', 'install']);
});

test.each([
    ["import { install } from 'scratch-mesh'; console.log(typeof install);"],
    ["import { install } from 'scratch-mesh/offline'; console.log(typeof install);"],
    ["const { install } = require('scratch-mesh'); console.log(typeof install);"],
])('a bundler makes a program for browsers of: %s', async (contents) => {
    const outfile = join(folder, 'bundled.js');
    await build({
        stdin: { contents, resolveDir: folder },
        bundle: true,
        outfile,
        platform: 'browser',
        format: 'iife',
        logLevel: 'silent',
    });
    expect(run(process.execPath, [outfile])).toBe('function\n');
});

test('strict TypeScript takes its types where a bundler resolves them', () => {
    tsc('tsconfig.bundler.json');
}, 30_000);

describe('its server, by npx', () => {
    let server: ChildProcess;
    let url = '';

    beforeAll(async () => {
        server = spawn('npx', ['scratch-mesh', '--port', '0'], {
            cwd: folder,
            env: { ...process.env, MESH_HOST: '127.0.0.1', MESH_EDITOR_FOLDER: join(ROOT, '.cache/editor') },
            stdio: ['ignore', 'pipe', 'inherit'],
            // A group of processes: npx starts a shell, and that the server.
            detached: true,
        });
        let output = '';
        url = await new Promise((resolve, reject) => {
            server.once('exit', (code) => reject(new Error(`npx ended with ${String(code)}:\n${output}`)));
            server.stdout?.on('data', (text: Buffer) => {
                output += text.toString();
                const found = /listening on (\S+)/.exec(output)?.[1];
                if (found !== undefined) resolve(found);
            });
        });
    }, SETUP_TIMEOUT_MS);
    afterAll(() => {
        if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, 'SIGKILL');
    });

    test.each(['/', '/teacher', '/editor', '/scratch-mesh.js', '/scratch-mesh.mjs', '/examples/quiz.sb3', '/healthz'])(
        'it serves %s',
        async (path) => {
            expect((await fetch(url + path)).status).toBe(200);
        },
    );

    test('it can fetch the Scratch editor, and does not where it is there', () => {
        const script = join(installed, 'dist/fetch-editor.mjs');
        expect(run(process.execPath, [script, join(ROOT, '.cache/editor')])).toBe('');
    });

    test('it serves the bundles compressed', async () => {
        const { headers } = await fetch(`${url}/editor-page.js`, { headers: { 'accept-encoding': 'gzip' } });
        expect(headers.get('content-encoding')).toBe('gzip');
    });

    test('a strict TypeScript program that imports the package, and one that requires it, run with a real VM', () => {
        tsc('tsconfig.json');
        run(process.execPath, ['runner.mjs', `${url}/graphql`, join(ROOT, 'package.json')]);
        const expected = {
            said: ['1 here', 'joined class'],
            alone: 'alone',
            refusal: 'group-gone',
            name: 'メッシュ',
        };
        expect(JSON.parse(readFileSync(join(folder, 'heard.json'), 'utf8'))).toEqual([expected, expected]);
    }, 60_000);
});
