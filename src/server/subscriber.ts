/** One subscription of one connection, as the fan-out sees it. */
export interface Subscriber {
    /** The operation's id on its connection. */
    readonly id: string;
    /** Bytes that were written and have not left the process: what a slow reader costs. */
    readonly waitingBytes: number;
    /** Writes ready frames. Does nothing on a connection that is closing. */
    write(frames: Buffer): void;
    /** Ends the connection of a subscriber that does not keep up; it resumes from its position. True the first time. */
    dropSlow(waitingBytes: number): boolean;
    /** Ends the subscription: there is nothing more to come. */
    complete(): void;
}
