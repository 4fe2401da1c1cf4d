import { isIP } from 'node:net';

/** The parts of a request that show its origin. */
export interface AddressedRequest {
    readonly headers: Readonly<Record<string, string | string[] | undefined>>;
    readonly socket: { readonly remoteAddress?: string | undefined };
}

/**
 * The caller's network address: the socket's, or, behind a trusted proxy, the last hop that the proxy wrote into
 * X-Forwarded-For. The caller itself may have written earlier hops, so they do not count.
 */
export function callerAddress(request: AddressedRequest, trustProxy: boolean): string {
    const own = request.socket.remoteAddress ?? '';
    if (!trustProxy) return own;
    const forwarded = request.headers['x-forwarded-for'];
    const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
    const last = hops[hops.length - 1]?.trim() ?? '';
    return isIP(last) === 0 ? own : last;
}
