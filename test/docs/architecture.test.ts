// What docs/architecture.md says of imports is what `npm run imports` refuses: tried on a small tree with one fault each.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

const FILES = {
    'tsconfig.json': '{}',
    // An entry, from which everything but the last file is reached.
    'src/server/main.ts': `import '../client/upward'; import './http/sideward'; import '../core/chicken';`,
    'src/server/websocket/socket.ts': `export const socket = 1;`,
    'src/server/http/sideward.ts': `export { socket } from '../websocket/socket';`,
    'src/core/publisher.ts': `export interface Publisher { readonly told: number }`,
    'src/client/upward.ts': `import type { Publisher } from '../core/publisher'; export type Mine = Publisher;`,
    'src/core/chicken.ts': `import './egg';`,
    'src/core/egg.ts': `import './chicken';`,
    'src/core/forgotten.ts': `export const forgotten = 1;`,
};

/** The rules that the tree breaks, each with the file that does. */
async function violations(files: Readonly<Record<string, string>>): Promise<string[]> {
    const folder = mkdtempSync(join(tmpdir(), 'mesh-imports-'));
    for (const [name, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
    const args = [CRUISER, '--config', join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'err', 'src'];
    // It ends with the number of violations.
    const report = await promisify(execFile)(process.execPath, args, { cwd: folder }).catch(
        ({ stdout }: { readonly stdout: string }) => ({ stdout }),
    );
    rmSync(folder, { recursive: true });
    return [...report.stdout.matchAll(/^ {2}error (.+?): (\S+)/gm)].map(([, rule, file]) => `${rule}: ${file}`).sort();
}

test('an import upward, one between rooms, a circle and a file that nothing reaches are refused, and nothing else', async () => {
    expect(await violations(FILES)).toEqual([
        'no circle of imports: src/core/chicken.ts',
        'no file that no entry reaches: src/core/forgotten.ts',
        'src/client may import `wire`: src/client/upward.ts',
        'src/server may import `core`, `replication`, `store`, `wire`, `locales`: src/server/main.ts',
        'src/server/http may import `settings`: src/server/http/sideward.ts',
    ]);
});
