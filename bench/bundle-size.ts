import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** KiB of a built bundle after gzip; undefined if it has not been built. */
export async function bundleKiB(name: string): Promise<number | undefined> {
    const content = await readFile(join(__dirname, '../dist', name)).catch(() => undefined);
    return content === undefined ? undefined : gzipSync(content, { level: 9 }).length / 1024;
}
