// Installs the packages of package-lock.json if they are missing: the first step of `npm start` and `npm test`.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);
const lockFile = new URL('package-lock.json', root);
const stampFile = new URL('node_modules/.scratch-mesh-installed', root);
/** npm's own record of what it installed. */
const installedFile = new URL('node_modules/.package-lock.json', root);

/**
 * The oldest release of each supported line of Node, from package.json's `engines`: ESLint needs these. Everything after the
 * last line is supported as well. The odd lines between them never had support for long.
 */
const { engines } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
const NODE_MIN = [...engines.node.matchAll(/(\d+)\.(\d+)\.\d+/g)].map(([, major, minor]) => [
    Number(major),
    Number(minor),
]);

/** A failure that is a sentence for the person at the keyboard; the same as plain-error.ts, in JavaScript. */
class PlainError extends Error {
    name = 'PlainError';
}

/** @throws {PlainError} if Node is too old, with what to do */
export function checkNode(version = process.versions.node) {
    const [major, minor] = version.split('.').map(Number);
    const [newest] = NODE_MIN[NODE_MIN.length - 1];
    if (major > newest || NODE_MIN.some((line) => major === line[0] && minor >= line[1])) return;
    const lines = NODE_MIN.slice(0, -1).map((line) => line.join('.'));
    throw new PlainError(
        `This needs Node.js ${newest} or newer (${lines.join(' and ')} will do, too); this is ${version}. Install the current LTS from https://nodejs.org and try again.`,
    );
}

/** Whether npm's record has every package of the lock file in its version. */
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

/** Installs what is missing. Takes a few milliseconds if the lock file has not changed since. */
export async function ensureInstalled() {
    const lock = await readFile(lockFile, 'utf8');
    const stamp = createHash('sha256').update(lock).digest('hex');
    if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
    if (!(await isInstalled(lock))) {
        // All packages are devDependencies, because the bundles contain what they need. NODE_ENV=production would skip them.
        console.log('Installing packages (npm ci); this takes a minute the first time.');
        // npm is a batch file on Windows, which only a shell runs.
        const { status } = spawnSync('npm ci --include=dev --no-audit --no-fund', {
            cwd: fileURLToPath(root),
            stdio: 'inherit',
            shell: true,
        });
        if (status !== 0)
            throw new PlainError(
                'The packages could not be installed: see the lines above. Check the network (a proxy?) and try again.',
            );
    }
    await writeFile(stampFile, stamp);
}

/** Prints why a command failed, and lets the process fail. A sentence for people needs no stack. */
export function report(error) {
    console.error(error.name === 'PlainError' ? error.message : error);
    process.exitCode = 1;
}
