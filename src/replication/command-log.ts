/** One entry of the log. */
export interface LogEntry {
    /** Its place: 1 more than that of the entry before. */
    readonly number: number;
    /** When it was taken by the log's own clock, milliseconds since 1970. */
    readonly at: number;
    /** Unique for each entry: the server that appended it, and a count. */
    readonly origin: string;
    readonly body: string;
}

/** The state as it was after an entry. */
export interface Snapshot {
    /** That entry's number; 0 before the first. */
    readonly number: number;
    /** The state, in pieces; null if there was nothing yet. */
    readonly pieces: readonly string[] | null;
}

/** What follows the log. */
export interface LogReader {
    /** The number of the last entry that it took. */
    readonly taken: number;
    /** Takes the next entries, whose numbers follow each other. */
    take(entries: readonly LogEntry[]): Promise<void>;
    /** Replaces the state. Entries between the old and the new state were missed. */
    restore(snapshot: Snapshot): Promise<void>;
    /** The present state. The log gives it no entries meanwhile. */
    save(): Promise<Snapshot>;
    /** The log was lost, or is back. */
    reachable(isReachable: boolean): void;
}

/** Port: a log that several servers append to and follow. All get each entry once, in one order. */
export interface CommandLog {
    /** Begins to follow. Resolves once the reader has taken everything that was there. */
    open(reader: LogReader): Promise<void>;
    /** Appends an entry. @throws {LogUnreachable} if it is unknown whether the log has it */
    append(origin: string, body: string): Promise<void>;
    /** The number of the log's last entry. @throws {LogUnreachable} */
    newest(): Promise<number>;
    /** A secret that all servers at this log share. @throws {LogUnreachable} */
    secret(): Promise<string>;
    close(): Promise<void>;
}

/** The log cannot be reached. The same request may succeed in a moment. */
export class LogUnreachable extends Error {
    public override readonly name = 'LogUnreachable';
}
