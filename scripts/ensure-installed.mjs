// Installs the packages when they are missing or were installed for another lock file. Needs no package itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const STAMP = `${root}node_modules/.scratch-mesh-installed`;
const MINIMUM = [20, 9];

/** Ends the process with a sentence instead of a stack. */
export function fail(sentence) {
    console.error(sentence);
    process.exit(1);
}

/** Runs a program in the repository; ends the process with `sentence` when it fails. */
export function run(program, args, sentence, options = {}) {
    const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
    if (status !== 0) fail(sentence);
}

function checkNode() {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
    fail(
        `Node.js ${MINIMUM.join('.')} or newer is needed; this is ${process.versions.node}. Install one from https://nodejs.org and try again.`,
    );
}

/** Makes `node_modules` what package-lock.json says. */
export function ensureInstalled() {
    checkNode();
    const wanted = createHash('sha256')
        .update(readFileSync(`${root}package-lock.json`))
        .digest('hex');
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
    console.log('Installing packages (once, about a minute) …');
    run(
        'npm',
        ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
        'The packages could not be installed. Check the internet connection and try again.',
        { shell: process.platform === 'win32' },
    );
    writeFileSync(STAMP, wanted);
}
