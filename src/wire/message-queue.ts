/** Messages that may wait for one reader. The stream of a reader that is further behind ends. */
const WAITING_MAX_MESSAGES = 10_000;

/**
 * A stream that is written by pushing and read by `for await`, in order. Unlike a generator, it can be stopped while a
 * reader waits.
 */
export class MessageQueue<Message> implements AsyncIterableIterator<Message> {
    private readonly waiting: Message[] = [];
    private readers: ((result: IteratorResult<Message>) => void)[] = [];
    private ended = false;

    /** @param onEnd called once when the stream has ended, by either side */
    public constructor(private readonly onEnd: () => void) {}

    /** Adds a message. */
    public push(value: Message): void {
        if (this.ended) return;
        const reader = this.readers.shift();
        if (reader !== undefined) reader({ value, done: false });
        else if (this.waiting.push(value) > WAITING_MAX_MESSAGES) this.end();
    }

    /** Ends the stream after what is in it. */
    public end(): void {
        if (this.ended) return;
        this.ended = true;
        for (const reader of this.readers) reader({ value: undefined, done: true });
        this.readers = [];
        this.onEnd();
    }

    public next(): Promise<IteratorResult<Message>> {
        const value = this.waiting.shift();
        if (value !== undefined) return Promise.resolve({ value, done: false });
        if (this.ended) return Promise.resolve({ value: undefined, done: true });
        return new Promise((resolve) => this.readers.push(resolve));
    }

    /** Stops reading. */
    public return(): Promise<IteratorResult<Message>> {
        this.waiting.length = 0;
        this.end();
        return Promise.resolve({ value: undefined, done: true });
    }

    public [Symbol.asyncIterator](): this {
        return this;
    }
}
