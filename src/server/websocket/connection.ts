import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

/** Close code for "try again later": the connection was cut to protect the server. */
const CLOSE_TRY_AGAIN_LATER = 1013;
/** How a protocol keeps a connection alive, by its own messages: some networks drop the WebSocket's own pings. */
export interface Liveness {
    /** What is sent. */
    readonly message: string;
    /** Checks in a row without any message from the other side, after which it is sent. */
    readonly silentChecks: number;
    /** Checks in a row without any message from the other side, after which the connection counts as dead. */
    readonly deadChecks: number;
}

/** One WebSocket of a client: what the protocol library and the fan-out write to. */
export class Connection {
    private silentChecks = 0;
    private open = 0;
    private readonly onSubscription = new Set<() => void>();
    /** The member that said in `connection_init` that it is the one who listens; null where nobody did. */
    public nodeId: string | null = null;
    private sign: (() => void) | null = null;
    private hasSigned = false;
    private dropped = false;

    /**
     * @param socket the stream under `webSocket`: ready frames are written to it past the WebSocket library, which
     * neither compresses nor splits what it sends, so that its frames and these never interleave
     * @param admitted whether the upgrade request carried the key already
     */
    public constructor(
        private readonly webSocket: WebSocket,
        private readonly socket: Duplex,
        public readonly address: string,
        public readonly admitted: boolean,
        private readonly liveness: Liveness,
    ) {}

    /** Bytes that were written and have not left the process. */
    public get waitingBytes(): number {
        return this.socket.writableLength;
    }

    /** Subscriptions that are open on it. */
    public get subscriptions(): number {
        return this.open;
    }

    /** Counts a subscription; returns how to count it out. */
    public countSubscription(): () => void {
        this.open += 1;
        for (const tell of this.onSubscription) tell();
        return () => {
            this.open -= 1;
        };
    }

    /**
     * Does `work`, and resolves with it, or as soon as a subscription begins in it: the library's promise of one lasts as
     * long as it does.
     */
    public async untilSubscribed(work: () => Promise<void>): Promise<void> {
        let tell = (): void => undefined;
        const subscribed = new Promise<void>((resolve) => (tell = resolve));
        this.onSubscription.add(tell);
        try {
            await Promise.race([work(), subscribed]);
        } finally {
            this.onSubscription.delete(tell);
        }
    }

    /** Sends one message of the protocol. */
    public send(message: string): void {
        if (this.webSocket.readyState === WebSocket.OPEN) this.webSocket.send(message);
    }

    /** Writes ready frames, unless a close frame was sent: nothing may follow one. */
    public write(frames: Buffer): void {
        if (this.webSocket.readyState === WebSocket.OPEN) this.socket.write(frames);
    }

    /** Closes with a reason, a sentence of at most 123 bytes; cut where the other side does not answer within a second. */
    public close(code: number, reason: string): void {
        this.webSocket.close(code, reason);
    }

    /** Ends a connection whose other side does not read; it resumes from its position. True the first time. */
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

    /** Notes that the other side lives: any message proves it. */
    public heard(): void {
        this.silentChecks = 0;
        this.hasSigned = true;
        this.sign?.();
    }

    /** The member behind it listens in a group: `sign` is called now, and with each sign of life from it. */
    public speaksFor(sign: () => void): void {
        this.sign = sign;
        sign();
    }

    /** Asks a member for a sign of life that gave none since the last call. */
    public askForSign(): void {
        if (this.sign !== null && !this.hasSigned) this.send(this.liveness.message);
        this.hasSigned = false;
    }

    /** Called at every liveness interval: sends the protocol's sign, and cuts a connection that counts as dead. */
    public checkLiveness(): void {
        const { message, silentChecks, deadChecks } = this.liveness;
        this.silentChecks += 1;
        if (this.silentChecks > deadChecks) this.terminate();
        else if (this.silentChecks > silentChecks) this.send(message);
    }
}
