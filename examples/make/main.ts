// Writes the projects and pictures of examples/.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFiles } from './files';

async function main(): Promise<void> {
    for (const { path, bytes } of await makeFiles()) {
        const target = join(__dirname, '..', path);
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, bytes);
        process.stdout.write(`examples/${path}\n`);
    }
}

void main();
