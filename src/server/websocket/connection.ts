import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** Close code for "try again later": the connection was cut to protect the server. */
const CLOSE_TRY_AGAIN_LATER = 1013;
/**
 * How a protocol keeps a connection alive with its own messages, because some networks drop the WebSocket's own pings.
 */
export interface Liveness {
    /** The message. */
    readonly message: string;
    /** It is sent after this many checks in a row without a message from the other side. */
    readonly silentChecks: number;
    /** After this many checks in a row without a message from the other side, the connection counts as dead. */
    readonly deadChecks: number;
}

/** One WebSocket of a client. The protocol library and the fan-out write to it. */
export class Connection {
    private silentChecks = 0;
    private open = 0;
    private readonly onSubscription = new Set<() => void>();
    /** The listening member, as named in `connection_init`; null if it was not named. */
    public nodeId: string | null = null;
    private sign: (() => void) | null = null;
    private hasSigned = false;
    private dropped = false;

    /**
     * @param socket the stream under `webSocket`. Ready frames bypass the WebSocket library. The library neither
     * compresses nor splits its own messages, so its frames and these never interleave.
     * @param admitted whether the upgrade request already carried the key
     */
    public constructor(
        private readonly webSocket: WebSocket,
        private readonly socket: Duplex,
        public readonly address: string,
        public readonly admitted: boolean,
        private readonly liveness: Liveness,
    ) {}

    /** Bytes that were written but have not left the process. */
    public get waitingBytes(): number {
        return this.socket.writableLength;
    }

    /** The number of its open subscriptions. */
    public get subscriptions(): number {
        return this.open;
    }

    /** Counts a subscription; returns a function that uncounts it. */
    public countSubscription(): () => void {
        this.open += 1;
        for (const began of this.onSubscription) began();
        return () => {
            this.open -= 1;
        };
    }

    /**
     * Runs `work`. Resolves with it, or as soon as a subscription begins in it, because the library's promise of a
     * subscription lasts as long as the subscription.
     */
    public async untilSubscribed(work: () => Promise<void>): Promise<void> {
        let began = (): void => undefined;
        const subscribed = new Promise<void>((resolve) => (began = resolve));
        this.onSubscription.add(began);
        try {
            await Promise.race([work(), subscribed]);
        } finally {
            this.onSubscription.delete(began);
        }
    }

    /** Sends one message of the protocol. */
    public send(message: string): void {
        if (this.webSocket.readyState === WebSocket.OPEN) this.webSocket.send(message);
    }

    /** Writes ready frames, unless a close frame was sent. Nothing may follow a close frame. */
    public write(frames: Buffer): void {
        if (this.webSocket.readyState === WebSocket.OPEN) this.socket.write(frames);
    }

    /**
     * Closes with a reason, a sentence of at most 123 bytes. Cuts the connection if the other side does not answer
     * within a second.
     */
    public close(code: number, reason: string): void {
        this.webSocket.close(code, reason);
    }

    /** Ends a connection whose other side does not read; the member resumes from its position. True the first time. */
    public dropSlow(waitingBytes: number): boolean {
        if (this.dropped) return false;
        this.dropped = true;
        this.close(CLOSE_TRY_AGAIN_LATER, `Too slow: ${waitingBytes} bytes were waiting to be read. Connect again.`);
        return true;
    }

    /** Cuts the connection. */
    public terminate(): void {
        this.webSocket.terminate();
    }

    /** Records that the other side is alive. Any message proves it. */
    public heard(): void {
        this.silentChecks = 0;
        this.hasSigned = true;
        this.sign?.();
    }

    /** Records that its member listens in a group: `sign` is called now, and at each sign of life from it. */
    public speaksFor(sign: () => void): void {
        this.sign = sign;
        sign();
    }

    /** Asks the member for a sign of life if it gave none since the last call. */
    public askForSign(): void {
        if (this.sign !== null && !this.hasSigned) this.send(this.liveness.message);
        this.hasSigned = false;
    }

    /** Called at every liveness interval. Sends the protocol's message, and cuts a connection that counts as dead. */
    public checkLiveness(): void {
        const { message, silentChecks, deadChecks } = this.liveness;
        this.silentChecks += 1;
        if (this.silentChecks > deadChecks) this.terminate();
        else if (this.silentChecks > silentChecks) this.send(message);
    }
}
