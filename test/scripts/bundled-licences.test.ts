// What the licences of bundled packages ask for is written beside a bundle, and a licence that forbids it ends the build.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import webpack, { type WebpackPluginInstance } from 'webpack';

/** What the script says of itself; it carries no types. */
const script: { BundledLicences: new () => WebpackPluginInstance } = createRequire(__filename)(
    '../../scripts/bundled-licences.cjs',
);

const folder = mkdtempSync(join(tmpdir(), 'mesh-licences-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
}

function packageOf(name: string, licence: string, program: string): void {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.2.3', license: licence }));
    write(`node_modules/${name}/LICENSE`, `The text of ${name}'s licence.`);
    write(`node_modules/${name}/index.js`, program);
}

/** Bundles a program; what went wrong. */
function bundle(program: string): Promise<string> {
    write('program.js', program);
    return new Promise((resolve) => {
        const configuration = {
            mode: 'production' as const,
            context: folder,
            entry: { program: join(folder, 'program.js') },
            output: { path: join(folder, 'dist') },
            plugins: [new script.BundledLicences()],
        };
        webpack(configuration, (error, stats) => {
            const errors = stats?.toJson({ all: false, errors: true }).errors ?? [];
            resolve([error?.message ?? '', ...errors.map(({ message }) => message)].join('').trim());
        });
    });
}

beforeAll(() => {
    packageOf('joined', 'MIT', 'export const joined = () => console.log(1);');
    packageOf('required', 'Apache-2.0', "module.exports = require('inner');");
    packageOf('inner', 'BSD-3-Clause', 'module.exports = () => console.log(2);');
    packageOf('unused', 'MIT', 'export const unused = 3;');
    packageOf('copyleft', 'GPL-3.0-only', 'export const copyleft = () => console.log(4);');
});

test('the name, version, licence and notice of each package in a bundle are beside it', async () => {
    const program = "import { joined } from 'joined'; import required from 'required'; joined(); required();";
    expect(await bundle(program)).toBe('');
    const notices = readFileSync(join(folder, 'dist/program.js.licenses.txt'), 'utf8');
    expect(notices).toContain("joined 1.2.3 (MIT)\n\nThe text of joined's licence.");
    expect(notices).toContain("required 1.2.3 (Apache-2.0)\n\nThe text of required's licence.");
    expect(notices).toContain('inner 1.2.3 (BSD-3-Clause)');
    expect(notices).not.toContain('unused');
});

test('a package under a licence that we may not pass on ends the build, with its name', async () => {
    expect(await bundle("import { copyleft } from 'copyleft'; copyleft();")).toBe(
        'copyleft has the licence GPL-3.0-only; a bundle may hold MIT, ISC, 0BSD, BSD-2-Clause, BSD-3-Clause, Apache-2.0, BlueOak-1.0.0.',
    );
});
