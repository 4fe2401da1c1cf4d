// A client that nobody here wrote, in a process of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** The clients, by their folders. */
export const FOREIGN_CLIENTS = ['aws-appsync', 'subscription-link'] as const;
export type ForeignName = (typeof FOREIGN_CLIENTS)[number];

/** What a client says of an operation, or of one message of a subscription. */
export interface ForeignResult {
    readonly data?: Readonly<Record<string, unknown>> | null;
    readonly errors?: readonly { readonly message: string; readonly errorType?: string }[];
    readonly ended?: boolean;
}

/** One client. */
export class ForeignClient {
    private readonly waiting = new Map<number, (result: ForeignResult) => void>();
    private readonly subscribed = new Map<number, ForeignResult[]>();
    private lastId = 0;

    private constructor(private readonly child: ChildProcess) {}

    /** Starts it. `certificate` is the file of one that it is to trust. */
    public static async start(
        name: ForeignName,
        url: string,
        apiKey: string,
        certificate?: string,
    ): Promise<ForeignClient> {
        const script = join(__dirname, name, 'client.cjs');
        const child = spawn(process.execPath, [script, url, apiKey], {
            stdio: ['pipe', 'pipe', 'pipe'],
            env: { ...process.env, ...(certificate !== undefined && { NODE_EXTRA_CA_CERTS: certificate }) },
        });
        const client = new ForeignClient(child);
        let complaints = '';
        child.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
        await new Promise<void>((resolve, reject) => {
            child.once('exit', (code) => reject(new Error(`${name} ended (${String(code)}):\n${complaints}`)));
            createInterface({ input: child.stdout }).on('line', (line) => {
                const message: ForeignResult & { id?: number; ready?: boolean } = JSON.parse(line);
                if (message.ready === true) resolve();
                else if (message.id !== undefined) client.take(message.id, message);
            });
        });
        return client;
    }

    /** Runs a query or a mutation. */
    public run(query: string, variables: object = {}): Promise<ForeignResult> {
        const id = this.send('run', { query, variables });
        return new Promise((resolve) => this.waiting.set(id, resolve));
    }

    /** Subscribes; the messages come into the answered list. */
    public subscribe(query: string, variables: object): ForeignResult[] {
        const messages: ForeignResult[] = [];
        this.subscribed.set(this.send('subscribe', { query, variables }), messages);
        return messages;
    }

    public async stop(): Promise<void> {
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        this.child.stdin?.end();
        await ended;
    }

    private send(kind: string, rest: object): number {
        this.lastId += 1;
        this.child.stdin?.write(`${JSON.stringify({ id: this.lastId, kind, ...rest })}\n`);
        return this.lastId;
    }

    private take(id: number, result: ForeignResult): void {
        this.subscribed.get(id)?.push(result);
        this.waiting.get(id)?.(result);
        this.waiting.delete(id);
    }
}
