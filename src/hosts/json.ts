/** Whether the value is an object with fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
}

/** A text parsed as JSON; undefined if it is not JSON. */
export function parseJson(text: unknown): unknown {
    if (typeof text !== 'string') return undefined;
    try {
        const value: unknown = JSON.parse(text);
        return value;
    } catch {
        return undefined;
    }
}
