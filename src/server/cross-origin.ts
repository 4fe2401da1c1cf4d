import type { IncomingMessage, ServerResponse } from 'node:http';

/** Seconds for which a browser may remember the answer; Chromium takes no more. */
const MAX_AGE_S = 7_200;

/**
 * Lets editors of every origin in. Nothing here is guarded by cookies, so an origin gives no right that a program
 * without one would not have; what is guarded is guarded by the key.
 */
export function allowEveryOrigin(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('access-control-allow-origin', '*');
    if (request.method !== 'OPTIONS') return;
    response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
    response.setHeader('access-control-allow-headers', 'content-type, x-api-key, x-amz-user-agent, accept');
    response.setHeader('access-control-max-age', String(MAX_AGE_S));
    // An editor on the web may reach a server in the same building, where the browser asks for this.
    response.setHeader('access-control-allow-private-network', 'true');
}
