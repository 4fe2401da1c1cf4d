// The real server, as a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** A running server. */
export interface ServerProcess {
    readonly url: string;
    readonly port: number;
    readonly child: ChildProcess;
    /** Everything that it printed so far. */
    output(): string;
    /** Ends it; resolves with its exit code. */
    stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const SERVER = join(__dirname, '..', 'dist', 'server.js');
const START_TIMEOUT_MS = 10_000;

/** Starts `node dist/server.js` on a free port and waits for its line. */
export async function startServer(
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
): Promise<ServerProcess> {
    const child = spawn(process.execPath, [SERVER, '--port', '0', '--host', '127.0.0.1', ...args], {
        env: { ...process.env, NODE_ENV: 'production', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => (output += text.toString()));
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const url = await new Promise<string>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`The server did not start:\n${output}`)), START_TIMEOUT_MS);
        child.stdout.on('data', () => {
            const found = /listening on (https?:\/\/\S+)/.exec(output)?.[1];
            if (found === undefined) return;
            clearTimeout(timer);
            resolve(found);
        });
        void ended.then(() => {
            clearTimeout(timer);
            reject(new Error(`The server ended:\n${output}`));
        });
    });
    return {
        url,
        port: Number(new URL(url).port),
        child,
        output: () => output,
        stop(signal = 'SIGTERM') {
            child.kill(signal);
            return ended;
        },
    };
}
