/** One subscription of one connection, as the fan-out sees it. */
export interface Subscriber {
    /** What every message to it begins with, up to the payload: its protocol's, with the operation's id in it. */
    readonly messageStart: string;
    /** Bytes that were written and have not left the process: what a slow reader costs. */
    readonly waitingBytes: number;
    /** Writes ready frames. Does nothing on a connection that is closing. */
    write(frames: Buffer): void;
    /** Ends the connection of a subscriber that does not keep up; it resumes from its position. True the first time. */
    dropSlow(waitingBytes: number): boolean;
    /** Ends the subscription: there is nothing more to come. */
    complete(): void;
}
