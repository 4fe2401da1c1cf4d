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
    /** What of that went to standard error. */
    errors(): string;
    /** Ends it; resolves with its exit code. */
    stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const ROOT = join(__dirname, '..');
/** `npm start` may have to build first. */
const START_TIMEOUT_MS = 60_000;

/** Starts `node dist/server.js`, or another script that becomes the server, on a free port and waits for its line. */
export async function startServer(
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
    script = 'dist/server.js',
): Promise<ServerProcess> {
    const child = spawn(process.execPath, [join(ROOT, script), '--port', '0', '--host', '127.0.0.1', ...args], {
        env: { ...process.env, NODE_ENV: 'production', ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr.on('data', (text: Buffer) => {
        output += text.toString();
        errors += text.toString();
    });
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
        errors: () => errors,
        stop(signal = 'SIGTERM') {
            child.kill(signal);
            return ended;
        },
    };
}
