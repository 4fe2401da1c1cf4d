// The header of AppSync's clients, in the forms that a browser allows: in the URL, or as the name of a subprotocol.
// https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
import type { IncomingMessage } from 'node:http';
import { API_KEY_NAME } from '../http/api-key';

/** AppSync's subprotocol. The one of the graphql-ws library is called `graphql-transport-ws`. */
export const APPSYNC_PROTOCOL = 'graphql-ws';
const PROTOCOL_PREFIX = 'header-';
/** Characters of a header: a host's name, a key, a date. */
const HEADER_MAX_LENGTH = 4_096;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** The content of a handshake. */
export type AppSyncHeader =
    { readonly kind: 'read'; readonly key: unknown } | { readonly kind: 'malformed'; readonly problem: string };

/** Reads the header of a handshake. Without a header there is no key. */
export function appSyncHeader(request: IncomingMessage): AppSyncHeader {
    const encoded = inAddress(request) ?? inProtocols(request);
    if (encoded === undefined) return { kind: 'read', key: undefined };
    if (encoded.length > HEADER_MAX_LENGTH)
        return malformed(`is limited to ${HEADER_MAX_LENGTH} characters; it has ${encoded.length}`);
    if (!BASE64.test(encoded)) return malformed('must be base64; it is not');
    return readJson(Buffer.from(encoded, 'base64').toString('utf8'));
}

/** The key in AppSync's authorization. Clients write the field's name in different ways. */
export function keyIn(authorization: unknown): unknown {
    if (typeof authorization !== 'object' || authorization === null) return undefined;
    for (const [name, value] of Object.entries(authorization)) if (name.toLowerCase() === API_KEY_NAME) return value;
    return undefined;
}

function inAddress({ url = '/' }: IncomingMessage): string | undefined {
    // A plus in a URL reads as a space.
    return new URL(url, 'http://server').searchParams.get('header')?.replaceAll(' ', '+') ?? undefined;
}

function inProtocols({ headers }: IncomingMessage): string | undefined {
    const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    return offered.find((name) => name.startsWith(PROTOCOL_PREFIX))?.slice(PROTOCOL_PREFIX.length);
}

function readJson(text: string): AppSyncHeader {
    try {
        const header: unknown = JSON.parse(text);
        if (typeof header === 'object' && header !== null) return { kind: 'read', key: keyIn(header) };
    } catch {
        // Refused below.
    }
    return malformed('must be a JSON object in base64; what it decodes to is none');
}

function malformed(problem: string): AppSyncHeader {
    return { kind: 'malformed', problem: `header ${problem}.` };
}
