/**
 * Writes one line for the operator of the server. Lines never contain keys, contents of messages or callers' addresses.
 */
export type Log = (line: string) => void;

/** The log of a server process: standard error, one line per entry, with its time. */
export const logToStandardError: Log = (line) => {
    process.stderr.write(`${new Date().toISOString()} ${line}\n`);
};

/** The log text of a thrown value: its stack, if there is one. */
export function describeThrown(thrown: unknown): string {
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
