// Runs npm or npx. On Windows they are batch files, which only a shell runs; Node deprecates arguments beside a shell,
// so there they are part of the command.
import { spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';

type NpmProgram = 'npm' | 'npx';

/** How a process ended. */
export interface Ended {
    /** Null where it could not be started, or a signal ended it. */
    readonly status: number | null;
    readonly stderr: string;
    /** Why it could not be started. */
    readonly error?: Error | undefined;
}

/** What `spawn` is to be called with here. */
function callOf(program: NpmProgram, args: readonly string[]): [command: string, args: string[], shell: boolean] {
    if (process.platform !== 'win32') return [program, [...args], false];
    return [[program, ...args.map((arg) => `"${arg}"`)].join(' '), [], true];
}

/** Runs it to its end in a folder, its output on the terminal or, `piped`, in the answer. */
export function runNpm(
    program: NpmProgram,
    args: readonly string[],
    { cwd, output }: { readonly cwd: string; readonly output: 'inherit' | 'pipe' },
): SpawnSyncReturns<string> {
    const [command, given, shell] = callOf(program, args);
    return spawnSync(command, given, { cwd, shell, stdio: output, encoding: 'utf8' });
}

/** Runs it without holding up this process. */
export function startNpm(program: NpmProgram, args: readonly string[]): Promise<Ended> {
    return new Promise((resolve) => {
        const [command, given, shell] = callOf(program, args);
        const child = spawn(command, given, { shell, stdio: ['ignore', 'ignore', 'pipe'] });
        let stderr = '';
        child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
        child.once('error', (error) => resolve({ status: null, stderr, error }));
        child.once('close', (status) => resolve({ status, stderr }));
    });
}
