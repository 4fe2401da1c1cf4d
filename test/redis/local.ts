// A Redis of one's own, that can be killed and started again.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether it finds again what it had when it was killed. */
export type Persistence = 'keeps-nothing' | 'keeps-all';

/** A running redis-server. */
export class LocalRedis {
    private constructor(
        public readonly port: number,
        private readonly folder: string,
        private readonly persistence: Persistence,
        private child: ChildProcess,
    ) {}

    public get url(): string {
        return `redis://127.0.0.1:${this.port}`;
    }

    /** Starts one on a free port. @throws {Error} where there is none on this machine */
    public static async start(persistence: Persistence = 'keeps-nothing'): Promise<LocalRedis> {
        const folder = await mkdtemp(join(tmpdir(), 'mesh-redis-'));
        const port = await freePort();
        return new LocalRedis(port, folder, persistence, await run(port, folder, persistence));
    }

    /** What it answers to a command. */
    public ask(...command: readonly string[]): string {
        return execFileSync('redis-cli', ['-p', String(this.port), ...command], { encoding: 'utf8' }).trim();
    }

    /** Ends it as a power cut does. */
    public async kill(): Promise<void> {
        await ended(this.child, 'SIGKILL');
    }

    /** Starts it again at the same port. */
    public async restart(): Promise<void> {
        this.child = await run(this.port, this.folder, this.persistence);
    }

    public async stop(): Promise<void> {
        await this.kill();
        await rm(this.folder, { recursive: true });
    }
}

async function run(port: number, folder: string, persistence: Persistence): Promise<ChildProcess> {
    const kept = persistence === 'keeps-all' ? ['--appendonly', 'yes', '--appendfsync', 'always'] : [];
    const child = spawn(
        'redis-server',
        ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...kept],
        { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise<void>((resolve, reject) => {
        child.once('error', (error) => reject(new Error(`redis-server cannot be started: ${error.message}`)));
        child.once('exit', (code) => reject(new Error(`redis-server ended with ${String(code)}.`)));
        child.stdout.on('data', (text: Buffer) => {
            if (text.includes('Ready to accept connections')) resolve();
        });
    });
    return child;
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill(signal);
    });
}

async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    await new Promise((resolve) => server.close(resolve));
    if (address === null || typeof address === 'string') throw new Error('There is no free port.');
    return address.port;
}
