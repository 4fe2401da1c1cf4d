import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Digits of a derived domain: short enough to read aloud, long enough that networks do not meet by chance. */
const DOMAIN_DIGITS = 16;

/** The caller's network address: the socket's, or behind a trusted proxy what that proxy saw. */
export function callerAddress(request: IncomingMessage, trustProxy: boolean): string {
    const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
    const hops = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? '')).split(',');
    const last = hops[hops.length - 1]?.trim();
    if (last) return last;
    // IPv4 over an IPv6 socket is the same network as over an IPv4 socket.
    return (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
}

/** Derives the domain of an address: stable under one key, and not to be turned back without it. */
export function domainDeriver(secretKey: string | null): (address: string) => Promise<string> {
    const key = secretKey ?? randomBytes(32);
    return async (address) => createHmac('sha256', key).update(address).digest('hex').slice(0, DOMAIN_DIGITS);
}
