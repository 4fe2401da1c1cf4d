import type { ExecutionResult } from 'graphql';

type Step = IteratorResult<ExecutionResult, void>;

/**
 * A subscription's results, in the form that the protocol library awaits. There are no results, because the fan-out
 * writes the messages itself. The iterable only ends: by the server's `end`, or by the client's or the connection's
 * `return`.
 */
export class SilentIterable implements AsyncGenerator<ExecutionResult, void, void> {
    private over = false;
    private resolve: (step: Step) => void = () => undefined;

    public constructor(private readonly onEnd: () => void) {}

    public next(): Promise<Step> {
        if (this.over) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve) => {
            this.resolve = resolve;
        });
    }

    public return(): Promise<Step> {
        this.end();
        return Promise.resolve({ value: undefined, done: true });
    }

    public throw(error: unknown): Promise<Step> {
        this.end();
        return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }

    /** Ends the subscription. The library then tells the client that it is complete. */
    public end(): void {
        if (this.over) return;
        this.over = true;
        this.onEnd();
        this.resolve({ value: undefined, done: true });
    }

    public [Symbol.asyncIterator](): this {
        return this;
    }

    public async [Symbol.asyncDispose](): Promise<void> {
        await this.return();
    }
}
