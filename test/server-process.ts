// The real server, as a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { until } from './until';

const ROOT = join(__dirname, '..');

/** What Node is given to run a server: the built one, as `npm start` does once it is built. */
export const BUILT: readonly string[] = [join(ROOT, 'dist/server.js')];
/** `npm start` itself, which may have to build first. */
export const START_SCRIPT: readonly string[] = [join(ROOT, 'scripts/start.mjs')];
/** The source, which needs no build. */
export const SOURCE: readonly string[] = ['--import', 'tsx', join(ROOT, 'src/server/main.ts')];

const START_TIMEOUT_MS = 60_000;

/** A process that is to become a server: it may refuse to. */
export interface SpawnedServer {
    readonly child: ChildProcess;
    /** Everything that it printed so far. */
    output(): string;
    /** What of that went to standard error. */
    errors(): string;
    /** The address that it prints once it listens. @throws {Error} with what it printed, where it ends or takes too long */
    listening(): Promise<string>;
    /** Its exit code, once it has ended; null where a signal ended it. */
    exit(): Promise<number | null>;
    /** Ends it; resolves with its exit code. */
    stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** A running server. */
export interface ServerProcess extends SpawnedServer {
    readonly url: string;
    readonly port: number;
}

/** Starts a process on a free port of the loopback, unless the arguments say otherwise. */
export function spawnServer(
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
    program = BUILT,
): SpawnedServer {
    const child = spawn(process.execPath, [...program, '--port', '0', '--host', '127.0.0.1', ...args], {
        env: { ...process.env, NODE_ENV: 'production', ...environment },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    let output = '';
    let errors = '';
    child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
    child.stderr?.on('data', (text: Buffer) => {
        output += text.toString();
        errors += text.toString();
    });
    let hasEnded = false;
    const ended = new Promise<number | null>((resolve) => {
        child.once('close', (code) => {
            hasEnded = true;
            resolve(code);
        });
    });
    const address = () => {
        if (hasEnded) throw new Error(`The server ended:\n${output}`);
        return /listening on (https?:\/\/\S+)/.exec(output)?.[1];
    };
    return {
        child,
        output: () => output,
        errors: () => errors,
        listening: () => until('the server listens', address, START_TIMEOUT_MS),
        exit: () => ended,
        stop(signal = 'SIGTERM') {
            child.kill(signal);
            return ended;
        },
    };
}

/** Starts a server and waits until it listens. @throws {Error} with what it printed, where it does not */
export async function startServer(
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
    program = BUILT,
): Promise<ServerProcess> {
    const server = spawnServer(environment, args, program);
    const url = await server.listening();
    return { ...server, url, port: Number(new URL(url).port) };
}
