import type { Socket } from 'node:net';

interface Waiting {
    readonly bytes: Buffer;
    readonly due: number;
}

/** Writes to a socket after a delay, always in order. */
export class DelayedWriter {
    private queue: Waiting[] = [];
    private timer: NodeJS.Timeout | undefined;

    public constructor(private readonly socket: Socket) {}

    /** Writes `bytes` at `due` (milliseconds since 1970), or behind what was given before. */
    public write(bytes: Buffer, due: number): void {
        if (this.queue.length === 0 && due <= Date.now()) return this.send(bytes);
        this.queue.push({ bytes, due });
        if (this.queue.length === 1) this.wait(due);
    }

    /** Forgets what waits. */
    public stop(): void {
        clearTimeout(this.timer);
        this.queue = [];
    }

    private wait(due: number): void {
        this.timer = setTimeout(() => this.sendDue(), Math.max(0, due - Date.now()));
    }

    private sendDue(): void {
        const now = Date.now();
        const count = this.queue.findIndex(({ due }) => due > now);
        const due = this.queue.splice(0, count === -1 ? this.queue.length : count);
        for (const { bytes } of due) this.send(bytes);
        const next = this.queue[0];
        if (next !== undefined) this.wait(next.due);
    }

    private send(bytes: Buffer): void {
        if (!this.socket.destroyed) this.socket.write(bytes);
    }
}
