// Installs the packages of package-lock.json where that has not been done: the first step of `npm start` and `npm test`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const lockFile = new URL('package-lock.json', root);
const stampFile = new URL('node_modules/.scratch-mesh-installed', root);
/** npm's own record of what it installed. */
const installedFile = new URL('node_modules/.package-lock.json', root);

/** The oldest Node that runs everything here. */
const NODE_MIN = [20, 9];

/** Why something could not be done, as a sentence for the person at the keyboard. */
export class PlainError extends Error {}

/** Refuses a Node that is too old, with the way out. */
export function checkNode(version = process.versions.node) {
    const [major, minor] = version.split('.').map(Number);
    if (major > NODE_MIN[0] || (major === NODE_MIN[0] && minor >= NODE_MIN[1])) return;
    throw new PlainError(
        `This needs Node.js ${NODE_MIN.join('.')} or newer; this is ${version}. Install the current LTS from https://nodejs.org and try again.`,
    );
}

/** Whether npm's record holds every package of the lock file in its version. */
async function isInstalled(lock) {
    try {
        const wanted = JSON.parse(lock).packages;
        const present = JSON.parse(await readFile(installedFile, 'utf8')).packages;
        return Object.entries(wanted).every(
            ([path, { version, optional, link }]) =>
                path === '' || link || present[path]?.version === version || (optional && present[path] === undefined),
        );
    } catch {
        return false;
    }
}

/** Installs what is missing; does nothing, in a few milliseconds, where the lock file has not changed since. */
export async function ensureInstalled() {
    const lock = await readFile(lockFile, 'utf8');
    const stamp = createHash('sha256').update(lock).digest('hex');
    if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
    if (!(await isInstalled(lock))) {
        console.log('Installing packages (npm ci); this takes a minute the first time.');
        const options = { cwd: fileURLToPath(root), stdio: 'inherit', shell: process.platform === 'win32' };
        const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], options);
        if (status !== 0)
            throw new PlainError(
                'The packages could not be installed: see the lines above. Check the network (a proxy?) and try again.',
            );
    }
    await writeFile(stampFile, stamp);
}

/** Runs a script's steps; what fails with a sentence ends with that sentence alone. */
export async function runScript(steps) {
    try {
        await steps();
    } catch (error) {
        console.error(error instanceof PlainError ? error.message : error);
        process.exitCode = 1;
    }
}
