/** One subscription of one connection, for the fan-out. */
export interface Subscriber {
    /** The start of every message to it, up to the payload: the protocol's, with the operation's id. */
    readonly messageStart: string;
    /** Bytes that were written but have not left the process: the cost of a slow reader. */
    readonly waitingBytes: number;
    /** Writes ready frames. Does nothing on a connection that is closing. */
    write(frames: Buffer): void;
    /**
     * Ends the connection of a subscriber that reads too slowly; the member resumes from its position. True the first
     * time.
     */
    dropSlow(waitingBytes: number): boolean;
    /** Ends the subscription: there are no more messages. */
    complete(): void;
}
