// What a client's message of graphql-transport-ws is checked for before the protocol library reads it.

/** Characters of the id of an operation: it stands at the head of each of its messages. Clients use a UUID. */
export const OPERATION_ID_MAX_LENGTH = 128;
/** Messages that a server sends; the library takes one from a client for a fault of its own. */
const SERVERS_OWN: readonly unknown[] = ['connection_ack', 'next', 'error'];

/** Why a message breaks the protocol, a sentence of at most 123 bytes for a close; null where it may be read on. */
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
        // The library has its own close for what is no JSON.
        return {};
    }
}
