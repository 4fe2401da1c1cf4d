// Editors live on other origins than the server (and on file://): every origin may ask. What protects a server is its
// API key, which no browser adds by itself, so that a foreign page can do nothing in a student's name.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Seconds for which a browser remembers the answer to a preflight: the most that Chromium takes. */
const PREFLIGHT_MAX_AGE_S = 7200;
/** Headers that a page may send; what else a client library asks for is granted if it looks like header names. */
const ALLOWED_HEADERS = 'content-type, x-api-key';
const HEADER_NAMES = /^[\w-]{1,64}(\s*,\s*[\w-]{1,64}){0,19}$/;

/** Stands on every answer. Of a page's clock nobody knows how right it is: it may read ours. */
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
        // A page from the internet may reach a server in the room only where that server says so.
        ...(request.headers['access-control-request-private-network'] === 'true' && {
            'access-control-allow-private-network': 'true',
        }),
    });
    response.end();
}
