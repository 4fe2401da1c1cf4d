import { isIP } from 'node:net';

/** What of a request tells its origin. */
export interface AddressedRequest {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * The caller's network address: the socket's, or, behind a proxy that is trusted, the last hop that the proxy wrote
 * into X-Forwarded-For. Earlier hops are the caller's own words and are not believed.
 */
export function callerAddress(request: AddressedRequest, trustProxy: boolean): string {
    const own = request.socket.remoteAddress ?? '';
    if (!trustProxy) return own;
    const forwarded = request.headers['x-forwarded-for'];
    const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
    const last = hops[hops.length - 1]?.trim() ?? '';
    return isIP(last) === 0 ? own : last;
}
