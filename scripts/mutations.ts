// Takes one of the means of delivery away at a time, in a copy, and shows that the laboratory then finds a broken promise.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root';

const COPIED = ['src', 'test', 'deploy', 'blocks', 'locales', 'package.json', 'tsconfig.json', 'tsconfig'];
const LINKED = ['node_modules', 'dist'];

const LOSSY = ['--lossy'];
const POLLED = ['--clocks'];

/** What is taken away: in which file, which line, and what stands there instead; and what is played then. */
interface Mutation {
    readonly name: string;
    readonly file: string;
    readonly from: string;
    readonly to: string;
    readonly plays: readonly string[];
}

const MUTATIONS: readonly Mutation[] = [
    {
        name: "the inbox's dedupe",
        file: 'src/client/delivery/inbox.ts',
        from: "return event.sender !== own && (event.cursor ?? '~') > joinedAt && this.seen.isNew(event, now);",
        to: "return event.sender !== own && (event.cursor ?? '~') > joinedAt;",
        plays: LOSSY,
    },
    {
        name: "the outbox's retry",
        file: 'src/client/outbox-sender.ts',
        from: 'else if (answer.passing) this.retry(answer);',
        to: 'else if (answer.passing) this.settle();',
        plays: LOSSY,
    },
    {
        name: 'the overlap that is read again',
        file: 'src/client/transport/polling.ts',
        from: 'const time = exactOrder ? undefined : POSITION_TIME.exec(position)?.[1];',
        to: 'const time = exactOrder ? undefined : undefined;',
        plays: LOSSY,
    },
    {
        name: 'the drain of full pages',
        file: 'src/client/transport/polling.ts',
        from: 'return more && readUpTo > from ? readUpTo : null;',
        to: 'return null;',
        plays: LOSSY,
    },
    {
        name: 'the rhythm',
        file: 'src/client/delivery/rhythm.ts',
        from: 'return isLate ? usual : Math.max(usual, paced);',
        to: 'return beat.arrivedAt;',
        plays: POLLED,
    },
    {
        name: 'the distance to the event before',
        file: 'src/client/delivery/rhythm.ts',
        from: 'return isLate ? usual : Math.max(usual, paced);',
        to: 'return usual;',
        plays: ['--use', '--row', 'uneven network'],
    },
    {
        name: 'the end of being late',
        file: 'src/client/delivery/rhythm.ts',
        from: 'const isLate = paced > moment(beat, beat.lateness.most(this.gatheredMs()));',
        to: 'const isLate = false;',
        plays: ['--seed', '1', '--seed', '2', '--seed', '6'],
    },
];

function copyOf({ name, file, from, to }: Mutation): string {
    const copy = join(ROOT, '.cache', 'mutants', name.replace(/\W+/g, '-'));
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    for (const each of COPIED) cpSync(join(ROOT, each), join(copy, each), { recursive: true });
    for (const each of LINKED) symlinkSync(join(ROOT, each), join(copy, each));
    const text = readFileSync(join(copy, file), 'utf8');
    if (text.split(from).length !== 2) throw new Error(`${file} must hold this line once: ${from}`);
    writeFileSync(join(copy, file), text.replace(from, to));
    return copy;
}

/** How the laboratory ended, and what it printed. */
interface Played {
    readonly code: number | null;
    readonly output: string;
}

function play(copy: string, options: readonly string[]): Promise<Played> {
    return new Promise((resolve) => {
        const lab = spawn(process.execPath, ['--import', 'tsx', 'test/network/main.ts', ...options], {
            cwd: copy,
            stdio: ['ignore', 'pipe', 'inherit'],
        });
        let output = '';
        lab.stdout.on('data', (text: Buffer) => (output += text.toString()));
        lab.on('exit', (code) => resolve({ code, output }));
    });
}

/** Plays one mutation after the other. True where each of them was noticed. */
export async function runMutations(): Promise<boolean> {
    let isEachNoticed = true;
    for (const mutation of MUTATIONS) {
        const copy = copyOf(mutation);
        const { code, output } = await play(copy, mutation.plays);
        rmSync(copy, { recursive: true, force: true });
        const found = /D\d is broken.*$/m.exec(output)?.[0] ?? null;
        console.log(`Without ${mutation.name}: ${found ?? `nothing was noticed (exit code ${code})`}`);
        isEachNoticed &&= found !== null;
    }
    return isEachNoticed;
}
