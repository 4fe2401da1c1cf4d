// The bundled Lambda, in a thread with the environment that the template gives it.
import { Worker } from 'node:worker_threads';

const RUN = `
const { parentPort, workerData } = require('node:worker_threads');
const { handler } = require(workerData);
parentPort.on('message', async ({ id, event }) => {
    try {
        parentPort.postMessage({ id, result: JSON.parse(JSON.stringify((await handler(event)) ?? null)) });
    } catch (error) {
        parentPort.postMessage({ id, error: String(error && error.message || error) });
    }
});
`;

interface Reply {
    readonly id: number;
    readonly result?: unknown;
    readonly error?: string;
}

/** A Lambda that can be invoked. */
export class LambdaSource {
    private readonly worker: Worker;
    private readonly waiting = new Map<number, (reply: Reply) => void>();
    private last = 0;
    /** Times it was invoked, and how long these took together, milliseconds. */
    public invocations = 0;
    public milliseconds = 0;

    public constructor(file: string, environment: Readonly<Record<string, string>>) {
        this.worker = new Worker(RUN, { eval: true, workerData: file, env: { ...environment } });
        this.worker.on('message', (reply: Reply) => {
            this.waiting.get(reply.id)?.(reply);
            this.waiting.delete(reply.id);
        });
        this.worker.on('error', (error: Error) => {
            for (const [id, answer] of this.waiting) answer({ id, error: error.message });
            this.waiting.clear();
        });
    }

    /** Invokes it. @throws {Error} what it threw */
    public async invoke(event: unknown): Promise<unknown> {
        this.last += 1;
        this.invocations += 1;
        const id = this.last;
        const begun = performance.now();
        const reply = await new Promise<Reply>((resolve) => {
            this.waiting.set(id, resolve);
            this.worker.postMessage({ id, event });
        });
        this.milliseconds += performance.now() - begun;
        if (reply.error !== undefined) throw new Error(reply.error);
        return reply.result;
    }

    public async stop(): Promise<void> {
        await this.worker.terminate();
    }
}
