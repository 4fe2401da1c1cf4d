// Removes one delivery mechanism at a time, in a copy, and shows that the laboratory then finds a broken promise.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root';
import { runProcess } from './run-process';

const COPIED = ['src', 'test', 'deploy', 'blocks', 'locales', 'package.json', 'tsconfig.json', 'tsconfig'];
const LINKED = ['node_modules', 'dist'];

const LOSSY = ['--lossy'];
const POLLED = ['--clocks'];

/** A delivery mechanism to remove: the line that it needs, what replaces that line, and what the laboratory plays then. */
interface Mutation {
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly plays: readonly string[];
}

/** Every mutation. */
export const MUTATIONS: readonly Mutation[] = [
    {
        name: "the inbox's dedupe",
        from: "return event.sender !== own && (event.cursor ?? '~') > joinedAt && this.seen.isNew(event, now);",
        to: "return event.sender !== own && (event.cursor ?? '~') > joinedAt;",
        plays: LOSSY,
    },
    {
        name: "the outbox's retry",
        from: 'else if (answer.passing) this.retry(answer);',
        to: 'else if (answer.passing) this.settle();',
        plays: LOSSY,
    },
    {
        name: 'the overlap that is read again',
        from: 'const time = exactOrder ? undefined : POSITION_TIME.exec(position)?.[1];',
        to: 'const time = exactOrder ? undefined : undefined;',
        plays: LOSSY,
    },
    {
        name: 'the drain of full pages',
        from: 'return more && readUpTo > from ? readUpTo : null;',
        to: 'return null;',
        plays: LOSSY,
    },
    {
        name: 'the rhythm',
        from: 'return isLate ? usual : Math.max(usual, paced);',
        to: 'return beat.arrivedAt;',
        plays: POLLED,
    },
    {
        name: 'the distance to the event before',
        from: 'return isLate ? usual : Math.max(usual, paced);',
        to: 'return usual;',
        plays: ['--use', '--row', 'uneven network'],
    },
    {
        name: 'the end of being late',
        from: 'const isLate = paced > moment(beat, beat.lateness.most(this.gatheredMs()));',
        to: 'const isLate = false;',
        plays: ['--seed', '1', '--seed', '2', '--seed', '6'],
    },
];

/** The file of src that holds the line of a mutation. @throws {Error} unless the line is there exactly once */
export function mutatedFile({ name, from }: Mutation): string {
    const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join('src', file));
    const places = files.flatMap((file) => {
        const times = readFileSync(join(ROOT, file), 'utf8').split(from).length - 1;
        return Array.from({ length: times }, () => file);
    });
    const [file] = places;
    if (file === undefined || places.length > 1)
        throw new Error(`"${name}": src must hold this line once, and holds it ${places.length} times: ${from}`);
    return file;
}

function copyOf(mutation: Mutation): string {
    const { name, from, to } = mutation;
    const copy = join(ROOT, '.cache', 'mutants', name.replace(/\W+/g, '-'));
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy, { recursive: true });
    for (const each of COPIED) cpSync(join(ROOT, each), join(copy, each), { recursive: true });
    for (const each of LINKED) symlinkSync(join(ROOT, each), join(copy, each));
    const file = join(copy, mutatedFile(mutation));
    writeFileSync(
        file,
        readFileSync(file, 'utf8').replace(from, () => to),
    );
    return copy;
}

/** Plays one mutation after the other, or those whose names contain `wanted`; whether each was noticed. @throws {Error} */
export async function runMutations(wanted = ''): Promise<boolean> {
    // A line that is gone is found before hours are played.
    for (const mutation of MUTATIONS) mutatedFile(mutation);
    let isEachNoticed = true;
    for (const mutation of MUTATIONS.filter(({ name }) => name.includes(wanted))) {
        const copy = copyOf(mutation);
        const lab = ['--import', 'tsx', 'test/network/main.ts', ...mutation.plays];
        const { status, output } = await runProcess(process.execPath, lab, {
            cwd: copy,
            stdio: ['ignore', 'pipe', 'inherit'],
        });
        rmSync(copy, { recursive: true, force: true });
        const found = /D\d is broken.*$/m.exec(output)?.[0] ?? null;
        console.log(`Without ${mutation.name}: ${found ?? `nothing was noticed (exit code ${status})`}`);
        isEachNoticed &&= found !== null;
    }
    return isEachNoticed;
}
