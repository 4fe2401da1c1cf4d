/** Milliseconds within which what a test waits for must be there: machines that test have other work, too. */
const DEADLINE_MS = 10_000;

/**
 * Looks every few milliseconds until there is something, and answers it: true, or whatever else is neither false nor
 * missing. @throws {Error} with what it waited for, where it is not there in time
 */
export async function until<Value>(
    what: string,
    look: () => Value | Promise<Value>,
    deadlineMs = DEADLINE_MS,
): Promise<NonNullable<Exclude<Value, false>>> {
    const end = Date.now() + deadlineMs;
    for (;;) {
        const value = await look();
        if (isThere(value)) return value;
        if (Date.now() > end) throw new Error(`Waited ${deadlineMs} ms in vain until ${what}.`);
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
}

function isThere<Value>(value: Value): value is NonNullable<Exclude<Value, false>> {
    return value !== null && value !== undefined && value !== false;
}
