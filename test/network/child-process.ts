// Calls between the laboratory and the processes that it starts.
import { fork, type ChildProcess } from 'node:child_process';

/** What a process can be asked for: one argument each, and an answer that may take its time. */
export type CallTable<Calls> = { readonly [Name in keyof Calls]: (argument: never) => unknown };

type Argument<Call> = Call extends (argument: infer Given) => unknown ? Given : never;
type Answer<Call> = Call extends (argument: never) => infer Given ? Awaited<Given> : never;

interface Request {
    readonly id: number;
    readonly call: string;
    readonly argument: unknown;
}

interface Reply<Value> {
    readonly id: number;
    readonly value: Value;
}

interface Failure {
    readonly id: number;
    readonly error: string;
}

function hasId(message: unknown): message is { readonly id: number } {
    return typeof message === 'object' && message !== null && 'id' in message;
}

function isRequest(message: unknown): message is Request {
    return hasId(message) && 'call' in message;
}

// Both ends are compiled from one table of calls: what arrives under a call's id is that call's answer.
function isReply<Value>(message: unknown): message is Reply<Value> {
    return hasId(message) && 'value' in message;
}

function isFailure(message: unknown): message is Failure {
    return hasId(message) && 'error' in message;
}

function isHandler(candidate: unknown): candidate is (argument: unknown) => unknown {
    return typeof candidate === 'function';
}

/** Answers the laboratory's calls in this process; ends when the laboratory is gone. */
export function answerCalls<Calls extends CallTable<Calls>>(calls: Calls): void {
    const handlers = new Map<string, unknown>(Object.entries(calls));
    process.on('disconnect', () => process.exit(0));
    process.on('message', (message) => {
        if (!isRequest(message)) return;
        const handler = handlers.get(message.call);
        const asked = async () => (isHandler(handler) ? handler(message.argument) : undefined);
        asked().then(
            (value) => process.send?.({ id: message.id, value: value ?? null }),
            (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
        );
    });
}

/** A process of the laboratory. */
export class LabProcess<Calls extends CallTable<Calls>> {
    private readonly child: ChildProcess;
    private readonly waiting = new Map<number, (message: unknown) => void>();
    private lastId = 0;

    /** Starts the TypeScript file. */
    public constructor(file: string) {
        this.child = fork(file, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
        this.child.on('message', (message: unknown) => {
            if (!hasId(message)) return;
            this.waiting.get(message.id)?.(message);
            this.waiting.delete(message.id);
        });
        this.child.once('exit', (code) => {
            for (const [id, settle] of this.waiting) settle({ id, error: `The process ended with ${code}.` });
            this.waiting.clear();
        });
    }

    /** Asks for something. @throws {Error} with the process's own message */
    public call<Name extends keyof Calls & string>(
        name: Name,
        argument: Argument<Calls[Name]>,
    ): Promise<Answer<Calls[Name]>> {
        this.lastId += 1;
        const id = this.lastId;
        return new Promise((resolve, reject) => {
            this.waiting.set(id, (message) => {
                if (isReply<Answer<Calls[Name]>>(message)) resolve(message.value);
                else reject(new Error(isFailure(message) ? message.error : 'The process answered something else.'));
            });
            this.child.send({ id, call: name, argument });
        });
    }

    /** Stops it as a sleeping device stops everything; `wake` goes on. */
    public sleep(): void {
        this.child.kill('SIGSTOP');
    }

    public wake(): void {
        this.child.kill('SIGCONT');
    }

    public async stop(): Promise<void> {
        if (this.child.exitCode !== null || this.child.signalCode !== null) return;
        const ended = new Promise((resolve) => this.child.once('exit', resolve));
        this.child.kill('SIGKILL');
        await ended;
    }
}
