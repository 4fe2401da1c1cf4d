// What `npm start` and `npm test` need runs on every Node that is declared, and is installed without a warning.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What the package says of itself; it carries no types. */
interface Semver {
    satisfies(version: string, range: string): boolean;
    minVersion(range: string): { readonly version: string };
}

interface Locked {
    readonly version: string;
    readonly engines?: { readonly node?: string };
    readonly hasInstallScript?: boolean;
}

const ROOT = join(__dirname, '../..');
const semver: Semver = createRequire(__filename)('semver');
const manifest: { engines: { node: string }; allowScripts: Record<string, boolean> } = read('package.json');
const lock: { packages: Record<string, Locked> } = read('package-lock.json');
/** The oldest release of each declared line, and newest ones. */
const FLOORS = manifest.engines.node.split('||').map((range) => semver.minVersion(range).version);
const TAKEN = [...FLOORS, '20.20.2', '22.23.3', '24.21.0', '26.10.0'];
const REFUSED = ['18.19.1', '20.9.0', '20.18.3', '21.7.3', '22.12.0', '23.11.0'];

function read<Content>(file: string): Content {
    const content: Content = JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
    return content;
}

/** What `checkNode` says of a version; an empty string where it is taken. */
function said(version: string): string {
    const program = `import { checkNode } from './scripts/ensure-installed.mjs'; checkNode('${version}');`;
    const args = ['--input-type=module', '--eval', program];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    return status === 0 ? '' : stderr;
}

test.each(TAKEN)('Node.js %s is declared, and taken', (version) => {
    expect(semver.satisfies(version, manifest.engines.node)).toBe(true);
    expect(said(version)).toBe('');
});

test('the public CI tests the oldest release of each declared line but the last, and .nvmrc names one that is taken', () => {
    const [, matrix = ''] =
        /^ +node: \[(.*)\]$/m.exec(readFileSync(join(ROOT, '.github/workflows/ci.yml'), 'utf8')) ?? [];
    expect(matrix.match(/[\w.]+/g)).toEqual([...FLOORS.slice(0, -1), '24', 'latest']);
    const version = readFileSync(join(ROOT, '.nvmrc'), 'utf8').trim();
    expect(semver.satisfies(`${version}.0.0`, manifest.engines.node)).toBe(true);
});

test.each(REFUSED)('Node.js %s is not declared, and refused with the way out', (version) => {
    expect(semver.satisfies(version, manifest.engines.node)).toBe(false);
    expect(said(version)).toContain(
        `This needs Node.js 24 or newer (20.19 and 22.13 will do, too); this is ${version}. Install the current LTS`,
    );
});

test.each(TAKEN)('no package asks for another Node than %s', (version) => {
    const unsuitable = Object.entries(lock.packages).filter(
        ([, { engines }]) => engines?.node !== undefined && !semver.satisfies(version, engines.node),
    );
    expect(unsuitable.map(([path, { engines }]) => `${path} ${engines?.node ?? ''}`)).toEqual([]);
});

test('it is decided for every package whether its install script runs, so that npm 11 need not ask', () => {
    const withScript = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = withScript.map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect([...new Set(names)].sort()).toEqual(Object.keys(manifest.allowScripts).sort());
});
