/** One line to the operator: no keys, no payloads, no addresses. */
export function logLine(text: string): void {
    process.stderr.write(`${new Date().toISOString()} ${text}\n`);
}

/** What an unexpected error was, for the log. */
export function errorText(error: unknown): string {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
