/** Waits until something holds, looking every few milliseconds; rejects, with what it waited for, after the deadline. */
export async function until<Value>(
    what: string,
    look: () => Value | Promise<Value>,
    deadlineMs = 10_000,
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
