/** Whether it is an object with fields to look at. */
export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}

/** What a text says in JSON; undefined where it says nothing. */
export function parsed(text: unknown): unknown {
    if (typeof text !== 'string') return undefined;
    try {
        const value: unknown = JSON.parse(text);
        return value;
    } catch {
        return undefined;
    }
}
