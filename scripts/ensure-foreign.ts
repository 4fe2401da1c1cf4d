// Installs clients of other projects for the tests, each in a folder of its own because their peer dependencies clash.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from './plain-error';
import { ROOT } from './root';
import { runNpm } from './run-process';

const FOLDER = join(ROOT, 'test/foreign');
const STAMP = join('node_modules', '.stamp');

/** Installs what is missing. @throws {PlainError} if that is not possible */
export async function ensureForeignClients(): Promise<void> {
    for (const name of readdirSync(FOLDER)) {
        const folder = join(FOLDER, name);
        const lock = join(folder, 'package-lock.json');
        if (!existsSync(lock)) continue;
        const wanted = createHash('sha256').update(readFileSync(lock)).digest('hex');
        const stamp = join(folder, STAMP);
        if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) continue;
        console.log(`Installing ${name}, a client of another project, for the tests (once) …`);
        const { status, output } = await runNpm(
            'npm',
            ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund'],
            { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
        );
        if (status !== 0)
            throw new PlainError(`${name} could not be installed: ${output.trim().split('\n').pop() ?? ''}`);
        writeFileSync(stamp, wanted);
    }
}
