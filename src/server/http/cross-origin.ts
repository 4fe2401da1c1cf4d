// Editors come from other origins than the server (and from file://), so every origin may send requests. The API key
// protects a server. No browser adds it by itself, so a foreign page can do nothing in a student's name.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Seconds for which a browser remembers the answer to a preflight: Chromium's maximum. */
const PREFLIGHT_MAX_AGE_S = 7200;
/**
 * Headers that a page may send. Other headers that a client library asks for are allowed if they look like header
 * names.
 */
const ALLOWED_HEADERS = 'content-type, x-api-key';
const HEADER_NAMES = /^[\w-]{1,64}(\s*,\s*[\w-]{1,64}){0,19}$/;

/** On every answer. A page's clock may be wrong, so it may read ours. */
export const CROSS_ORIGIN_HEADERS = {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'date',
} as const;

/** Answers a preflight. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse, methods: string): void {
    const asked = request.headers['access-control-request-headers'];
    response.writeHead(204, {
        ...CROSS_ORIGIN_HEADERS,
        'access-control-allow-methods': methods,
        'access-control-allow-headers': typeof asked === 'string' && HEADER_NAMES.test(asked) ? asked : ALLOWED_HEADERS,
        'access-control-max-age': String(PREFLIGHT_MAX_AGE_S),
        // A page from the internet may reach a server in the room only if that server allows it.
        ...(request.headers['access-control-request-private-network'] === 'true' && {
            'access-control-allow-private-network': 'true',
        }),
    });
    response.end();
}
