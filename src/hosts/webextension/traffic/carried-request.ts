import type { FromWorker, ToWorker } from './traffic-messages';

type Answer = Extract<FromWorker, { kind: 'answer' }>;
type Request = Extract<ToWorker, { kind: 'request' }>;

/** Statuses whose answer may have no body (the Fetch Standard's null body statuses). */
const WITHOUT_BODY: readonly number[] = [204, 205, 304];

/**
 * A fetch as a message. It is made at once, because a page that goes away sends its last request and does not wait.
 * @throws {TypeError} for what the mesh never sends: another method, or a body that is no text
 */
export function requestMessage(id: number, input: RequestInfo | URL, init: RequestInit = {}): Request {
    const { method = 'GET', body = null, keepalive = false } = init;
    if (
        input instanceof Request ||
        (method !== 'GET' && method !== 'POST') ||
        (body !== null && typeof body !== 'string')
    )
        throw new TypeError('The browser extension carries GET and POST requests with a text as their body.');
    return {
        kind: 'request',
        id,
        url: new URL(input).href,
        method,
        fields: [...new Headers(init.headers)],
        body,
        keepalive,
    };
}

/** The worker's answer as fetch returns it, redirections included. */
export function responseOf({ status, fields, body, url, redirected }: Answer): Response {
    const response = new Response(WITHOUT_BODY.includes(status) ? null : body, { status, headers: fields });
    // A response made by a script has no address, and the client must know an answer that came from elsewhere.
    return Object.defineProperties(response, { url: { value: url }, redirected: { value: redirected } });
}
