/** Writes one line for whoever runs the server. Never given keys, contents of messages or callers' addresses. */
export type Log = (line: string) => void;

/** The log of a server process: standard error, each line with its time. */
export const logToStandardError: Log = (line) => {
    process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

/** What is logged of something that was thrown: the stack where there is one. */
export function describeThrown(thrown: unknown): string {
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
