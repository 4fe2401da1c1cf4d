// Fetches a package from the npm registry into .cache/, once, and only if its hash is the expected one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { PlainError } from './plain-error';
import { runNpm } from './run-process';

/** The folder of fetched files. Git ignores it. */
export const CACHE = fileURLToPath(new URL('../.cache/', import.meta.url));
/** The file in a complete folder with the hash of its package, and the version of its preparation. */
const STAMP = 'fetched.txt';

/** Waits for a short outage. Offline, the command fails after seconds, not after npm's minute. */
const RETRIES = ['--fetch-retries=2', '--fetch-retry-mintimeout=2000', '--fetch-retry-factor=2'];

/** How often the received bytes are counted, in milliseconds. */
const COUNT_MS = 500;

/** The registry did not answer, or does not have the package. */
export class NotFetchedError extends PlainError {}

/** A package to fetch. */
export interface Package {
    /** Its name for people. */
    readonly title: string;
    /** The size of the download, for people. */
    readonly size: string;
    /** Name and version, for npm. */
    readonly package: string;
    /** The registry's hash of that version. */
    readonly integrity: string;
    readonly folder: string;
    /** Arguments for tar that choose the files. */
    readonly unpack: readonly string[];
    /** Changes the unpacked files before the folder gets its name. */
    readonly prepare?: (folder: string) => Promise<void>;
    /** The version of `prepare`. Another version fetches the package again. @default none */
    readonly prepared?: string;
    /** Called with the number of received bytes. */
    readonly onBytes?: (bytes: number) => void;
}

/**
 * Unpacks a package into its folder, completely or not at all. Does nothing if the folder has it.
 * @throws {PlainError} if that is not possible
 */
export async function fetchPackage({
    title,
    size,
    package: name,
    integrity,
    folder,
    unpack,
    prepare,
    prepared = '',
    onBytes = () => undefined,
}: Package): Promise<void> {
    const stamp = join(folder, STAMP);
    const wanted = `${integrity}${prepared}`;
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
    console.log(`Fetching ${title} (${size}, only this once) …`);
    removeLeftovers(folder);
    const fetched = `${folder}-${process.pid}`;
    const files = join(fetched, 'files');
    mkdirSync(files, { recursive: true });
    try {
        const archive = await download(title, name, fetched, onBytes);
        if (hashOf(archive) !== integrity)
            throw new PlainError(`The download of ${title} has another hash than expected. It was deleted.`);
        const { status, stderr, error } = spawnSync('tar', ['-xzf', archive, '-C', files, ...unpack], {
            encoding: 'utf8',
        });
        if (status !== 0)
            throw new PlainError(
                `${sentence(title)} could not be unpacked, for which tar is needed: ${reason(error, stderr)}`,
            );
        await prepare?.(files);
        writeFileSync(join(files, STAMP), wanted);
        rmSync(folder, { recursive: true, force: true });
        renameSync(files, folder);
        console.log(`${sentence(title)} is there.`);
    } finally {
        rmSync(fetched, { recursive: true, force: true });
    }
}

/** Removes what an interrupted fetch left. */
function removeLeftovers(folder: string): void {
    const started = new RegExp(`^${basename(folder)}-(\\d+)$`);
    const siblings = existsSync(dirname(folder)) ? readdirSync(dirname(folder)) : [];
    for (const sibling of siblings) {
        const [, pid] = started.exec(sibling) ?? [];
        if (pid !== undefined && (Number(pid) === process.pid || !isRunning(Number(pid))))
            rmSync(join(dirname(folder), sibling), { recursive: true, force: true });
    }
}

function isRunning(pid: number): boolean {
    try {
        return process.kill(pid, 0);
    } catch {
        return false;
    }
}

async function download(
    title: string,
    name: string,
    folder: string,
    onBytes: (bytes: number) => void,
): Promise<string> {
    // A cache of its own, so that received bytes can be counted and removed.
    const cache = join(folder, 'npm');
    const args = ['pack', name, '--pack-destination', folder, '--cache', cache, '--loglevel=error', ...RETRIES];
    const counting = setInterval(() => onBytes(bytesIn(cache)), COUNT_MS);
    const ended = await runNpm('npm', args, { stdio: ['ignore', 'ignore', 'pipe'] }).finally(() =>
        clearInterval(counting),
    );
    const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
    if (ended.status === 0 && archive !== undefined) return join(folder, archive);
    throw new NotFetchedError(
        `${sentence(title)} could not be fetched from the npm registry (${reason(ended.error, ended.output)}).`,
    );
}

/** The bytes of all files in a folder that another process is writing. */
function bytesIn(folder: string): number {
    let bytes = 0;
    for (const file of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
        const found = statSync(join(folder, file), { throwIfNoEntry: false });
        if (found?.isFile() === true) bytes += found.size;
    }
    return bytes;
}

function hashOf(file: string): string {
    return `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
}

/** A program's first line of output. npm's further lines are advice. */
function reason(error: Error | undefined, stderr: string): string {
    return error?.message ?? stderr.trim().split('\n')[0] ?? '';
}

function sentence(title: string): string {
    return title.charAt(0).toUpperCase() + title.slice(1);
}
