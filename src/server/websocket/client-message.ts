// Checks a client's message of graphql-transport-ws before the protocol library reads it.

/** Characters of an operation's id, which is part of each of its messages. Clients use a UUID. */
export const OPERATION_ID_MAX_LENGTH = 128;
/** Messages that only a server sends. The library treats one from a client as its own fault. */
const SERVERS_OWN: readonly unknown[] = ['connection_ack', 'next', 'error'];

/** Why a message breaks the protocol, as a sentence of at most 123 bytes for a close; null if it is valid. */
export function messageProblem(text: string): string | null {
    const { type, id } = fieldsOf(text);
    if (SERVERS_OWN.includes(type)) return `A client must not send a message of type "${String(type)}".`;
    if (typeof id === 'string' && id.length > OPERATION_ID_MAX_LENGTH)
        return `An operation's id is limited to ${OPERATION_ID_MAX_LENGTH} characters; this one has ${id.length}.`;
    return null;
}

function fieldsOf(text: string): { readonly type?: unknown; readonly id?: unknown } {
    try {
        const message: unknown = JSON.parse(text);
        return typeof message === 'object' && message !== null ? message : {};
    } catch {
        // The library has its own close code for invalid JSON.
        return {};
    }
}
