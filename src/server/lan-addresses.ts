import { networkInterfaces } from 'node:os';

/** Where a server listens. */
export interface ServerPlace {
    readonly scheme: 'http' | 'https';
    readonly host: string;
    readonly port: number;
}

/** Hosts that mean "every network of this machine". */
const EVERY_NETWORK: readonly string[] = ['0.0.0.0', '::', ''];
const THIS_MACHINE: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

/**
 * The addresses under which other computers of the room reach the server, for people to type: IPv4 only, because
 * nobody types an IPv6 address. Empty where the server listens on this machine alone.
 */
export function lanAddresses({ scheme, host, port }: ServerPlace): string[] {
    if (THIS_MACHINE.includes(host)) return [];
    if (!EVERY_NETWORK.includes(host)) return [`${scheme}://${host}:${port}`];
    return Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .filter((address) => address.family === 'IPv4' && !address.internal)
        .map((address) => `${scheme}://${address.address}:${port}`);
}

/** The address for the machine itself: `localhost` wherever it answers. */
export function ownAddress({ scheme, host, port }: ServerPlace): string {
    const own = EVERY_NETWORK.includes(host) || THIS_MACHINE.includes(host);
    const name = host.includes(':') ? `[${host}]` : host;
    return `${scheme}://${own ? 'localhost' : name}:${port}`;
}
