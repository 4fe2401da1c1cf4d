/** One entry of the log. */
export interface LogEntry {
    /** Its place: 1 more than that of the entry before. */
    readonly number: number;
    /** When it was taken by the log's own clock, milliseconds since 1970. */
    readonly at: number;
    /** Who appended it: a text of its own for each entry. */
    readonly origin: string;
    readonly body: string;
}

/** The state as it was after an entry. */
export interface Snapshot {
    /** That entry's number; 0 before the first. */
    readonly number: number;
    /** The state, in pieces; null: there was nothing yet. */
    readonly pieces: readonly string[] | null;
}

/** Whoever follows the log. */
export interface LogReader {
    /** The number of the entry that was taken last. */
    readonly taken: number;
    /** Takes the next entries, whose numbers follow each other. */
    take(entries: readonly LogEntry[]): Promise<void>;
    /** Forgets everything and goes on from there: what came since was missed. */
    restore(snapshot: Snapshot): Promise<void>;
    /** The state as it is now; nothing is taken until that is done. */
    save(): Promise<Snapshot>;
    /** Whether the log can be reached. */
    reachable(isReachable: boolean): void;
}

/** Port: one log of commands that several servers append to and follow, each entry once and in one order for all. */
export interface CommandLog {
    /** Begins to follow. Resolves once the reader has what was there before. */
    open(reader: LogReader): Promise<void>;
    /** Appends an entry. @throws {LogUnreachable} where it is not known to have been taken */
    append(origin: string, body: string): Promise<void>;
    /** The number of the last entry that anybody appended. @throws {LogUnreachable} */
    newest(): Promise<number>;
    /** A secret that all servers at this log share. @throws {LogUnreachable} */
    secret(): Promise<string>;
    close(): Promise<void>;
}

/** The log cannot be reached now; the same request may pass in a moment. */
export class LogUnreachable extends Error {
    public override readonly name = 'LogUnreachable';
}
