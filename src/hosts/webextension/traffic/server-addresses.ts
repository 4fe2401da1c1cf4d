import { realtimeUrl } from '../../../client/transport/appsync';

/** Whether addresses belong to the mesh server at `server`: its own host, and where AppSync takes WebSockets. */
export function addressesOf(server: string): (url: URL) => boolean {
    if (server === '') return () => false;
    const url = new URL(server);
    const isSafe = url.protocol === 'https:';
    const hosts = [url.host, new URL(realtimeUrl(url)).host];
    // A page cannot make the worker send a key in the clear where the server has a certificate.
    const schemes = isSafe ? ['https:', 'wss:'] : ['http:', 'ws:'];
    return ({ host, protocol }) => hosts.includes(host) && schemes.includes(protocol);
}

/** The match pattern of a server's host, for the browser's permissions. Firefox takes no port in one. */
export function hostPattern(server: string): string {
    const { protocol, hostname } = new URL(server);
    return `${protocol}//${hostname}/*`;
}
