import { spawn, type SpawnOptions } from 'node:child_process';

/** How a process ended. */
export interface Ended {
    /** Null if it could not be started, or if a signal ended it. */
    readonly status: number | null;
    /** What it wrote to the streams that are piped. */
    readonly output: string;
    /** Why it could not be started. */
    readonly error?: Error | undefined;
}

/** Runs a program to its end. */
export function runProcess(program: string, args: readonly string[], options: SpawnOptions): Promise<Ended> {
    return new Promise((resolve) => {
        const child = spawn(program, args, options);
        let output = '';
        for (const stream of [child.stdout, child.stderr])
            stream?.on('data', (text: Buffer) => (output += text.toString()));
        child.once('error', (error) => resolve({ status: null, output, error }));
        child.once('close', (status) => resolve({ status, output }));
    });
}

/**
 * Runs npm or npx to its end. On Windows they are batch files, which only a shell runs. Node deprecates arguments beside a
 * shell, so there they are part of the command.
 */
export function runNpm(program: 'npm' | 'npx', args: readonly string[], options: SpawnOptions): Promise<Ended> {
    if (process.platform !== 'win32') return runProcess(program, args, options);
    const command = [program, ...args.map((arg) => `"${arg}"`)].join(' ');
    return runProcess(command, [], { ...options, shell: true });
}
