// Takes one of the means of delivery away at a time, in a copy, and shows that the laboratory then finds a broken promise.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const COPIED = ['src', 'test', 'blocks', 'locales', 'package.json', 'tsconfig.json'];
const LINKED = ['node_modules', 'dist'];

/** What is taken away: in which file, which line, and what stands there instead. */
const MUTATIONS = [
    {
        name: "the inbox's dedupe",
        file: 'src/client/arrivals.ts',
        from: 'if (!this.seen.isNew(item.event, now)) continue;',
        to: '',
    },
    {
        name: "the outbox's retry",
        file: 'src/client/outbox-sender.ts',
        from: 'if (error.passing) this.retry(error);',
        to: 'if (error.passing) this.settle();',
    },
    {
        name: 'the overlap that is read again',
        file: 'src/client/transport/polling.ts',
        from: 'const time = exactOrder ? undefined : POSITION_TIME.exec(position)?.[1];',
        to: 'const time = exactOrder ? undefined : undefined;',
    },
    {
        name: 'the drain of full pages',
        file: 'src/client/transport/polling.ts',
        from: 'return more && readUpTo > from ? readUpTo : null;',
        to: 'return null;',
    },
];

function copyOf(root, { name, file, from, to }) {
    const copy = join(root, '.cache', 'mutants', name.replace(/\W+/g, '-'));
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    for (const each of COPIED) cpSync(join(root, each), join(copy, each), { recursive: true });
    for (const each of LINKED) symlinkSync(join(root, each), join(copy, each));
    const text = readFileSync(join(copy, file), 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${file} must hold this line once: ${from}`);
    writeFileSync(join(copy, file), text.replace(from, to));
    return copy;
}

function play(copy) {
    return new Promise((resolve) => {
        const lab = spawn(process.execPath, ['--import', 'tsx', 'test/network/main.ts', '--lossy'], {
            cwd: copy,
            stdio: ['ignore', 'pipe', 'inherit'],
        });
        let output = '';
        lab.stdout.on('data', (text) => (output += text));
        lab.on('exit', (code) => resolve({ code, output }));
    });
}

/** Plays every mutation at once. True where each of them was noticed. */
export async function runMutations(root) {
    const results = await Promise.all(
        MUTATIONS.map(async (mutation) => {
            const copy = copyOf(root, mutation);
            const { code, output } = await play(copy);
            rmSync(copy, { recursive: true, force: true });
            const found = /^D\d is broken.*$/m.exec(output)?.[0] ?? null;
            console.log(`Without ${mutation.name}: ${found ?? `nothing was noticed (exit code ${code})`}`);
            return found !== null;
        }),
    );
    return results.every(Boolean);
}
