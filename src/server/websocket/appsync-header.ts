// The header that AppSync's clients bring along as a browser may: in the address, or as a name of a subprotocol.
// https://docs.aws.amazon.com/appsync/latest/devguide/real-time-websocket-client.html
import type { IncomingMessage } from 'node:http';
import { API_KEY_NAME } from '../http/api-key';

/** The subprotocol that AppSync speaks; graphql-ws's own is called `graphql-transport-ws`. */
export const APPSYNC_PROTOCOL = 'graphql-ws';
const PROTOCOL_PREFIX = 'header-';
/** Characters of a header: a host's name, a key, a date. */
const HEADER_MAX_LENGTH = 4_096;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** What a handshake told. */
export type AppSyncHeader =
    { readonly kind: 'read'; readonly key: unknown } | { readonly kind: 'malformed'; readonly problem: string };

/** Reads the header of a handshake; one that has none carries no key. */
export function appSyncHeader(request: IncomingMessage): AppSyncHeader {
    const encoded = inAddress(request) ?? inProtocols(request);
    if (encoded === undefined) return { kind: 'read', key: undefined };
    if (encoded.length > HEADER_MAX_LENGTH)
        return malformed(`is limited to ${HEADER_MAX_LENGTH} characters; it has ${encoded.length}`);
    if (!BASE64.test(encoded)) return malformed('must be base64; it is not');
    return readJson(Buffer.from(encoded, 'base64').toString('utf8'));
}

/** The key in what AppSync calls an authorization: each client writes its name as it likes. */
export function keyIn(authorization: unknown): unknown {
    if (typeof authorization !== 'object' || authorization === null) return undefined;
    for (const [name, value] of Object.entries(authorization)) if (name.toLowerCase() === API_KEY_NAME) return value;
    return undefined;
}

function inAddress({ url = '/' }: IncomingMessage): string | undefined {
    // A plus in an address reads as a space.
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
        // Told below.
    }
    return malformed('must be a JSON object in base64; what it decodes to is none');
}

function malformed(problem: string): AppSyncHeader {
    return { kind: 'malformed', problem: `header ${problem}.` };
}
