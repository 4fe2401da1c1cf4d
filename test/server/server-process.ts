import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { until } from './until';

const MAIN = join(__dirname, '../../src/server/main.ts');

/** A server in a process of its own, run from its source. */
export interface ServerProcess {
    /** What it printed, standard output and standard error. */
    readonly output: readonly string[];
    /** The loopback address that it printed. @throws where it does not start */
    url(): Promise<string>;
    signal(signal: 'SIGTERM' | 'SIGINT' | 'SIGSTOP' | 'SIGCONT' | 'SIGUSR2'): void;
    /** The exit code, once it has ended. */
    exit(): Promise<number>;
    /** Ends it, whatever it is doing. */
    kill(): void;
}

/** Starts a server process. Ports default to a free one, the host to the loopback. */
export function startServerProcess(args: readonly string[] = [], env: Record<string, string> = {}): ServerProcess {
    const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
        env: { ...process.env, NODE_ENV: 'production', MESH_PORT: '0', MESH_HOST: '127.0.0.1', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
        createInterface({ input: stream }).on('line', (line) => output.push(line));
    let code: number | undefined;
    child.once('close', (exitCode) => (code = exitCode ?? -1));
    return {
        output,
        url: () =>
            until(
                'the server says that it listens',
                () => {
                    if (code !== undefined) throw new Error(`The server ended with ${code}: ${output.join(' ')}`);
                    return output.map((line) => /listening on (http:\/\/\S+)/.exec(line)?.[1]).find(Boolean);
                },
                15_000,
            ),
        signal: (signal) => void child.kill(signal),
        exit: () =>
            until('the server ends', () => (code === undefined ? undefined : { code }), 15_000).then((end) => end.code),
        kill: () => void child.kill('SIGKILL'),
    };
}
