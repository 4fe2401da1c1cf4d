import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** Where a server listens. */
export interface ServerPlace {
    readonly scheme: 'http' | 'https';
    readonly host: string;
    readonly port: number;
}

/** A machine's adapters by name, as `networkInterfaces()` of Node lists them. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** An address, and the name of the adapter that has it. */
type Candidate = NetworkInterfaceInfo & { readonly adapter: string };

/** Hosts that mean "every network of this machine"; the first means every one with IPv4. */
const EVERY_IPV4 = '0.0.0.0';
const EVERY_NETWORK: readonly string[] = [EVERY_IPV4, '::', ''];
const THIS_MACHINE: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

/**
 * Adapters that lead to no room: to virtual machines and containers of this machine, or through a tunnel to elsewhere.
 * `vEthernet (…)` is Hyper-V's: the ones named here are inside the machine, others may have the real card behind them.
 */
const VIRTUAL_ADAPTERS = [
    /^(docker|br-[0-9a-f]{12}$|veth|virbr|vnet\d|lxc|lxd|incus|podman|cni|cbr|flannel|cali|kube|dummy|vmnet|vmenet|vnic|vboxnet)/,
    /virtualbox|vmware|parallels|bluetooth/i,
    /^vEthernet \((default switch|wsl|nat|docker)/i,
    /^(tun|tap|utun|wg|ppp|ipsec|zt|awdl|llw)\d*/i,
    /vpn|wireguard|tailscale|zerotier|hamachi|nordlynx|anyconnect|tap-windows/i,
];
/** The same by their cards' addresses, where the names say nothing: the host's side of VirtualBox's and VMware's networks. */
const VIRTUAL_CARDS = /^(0a:00:27|00:50:56:c0):/i;
/** Adapters that may lead to the room, but hardly do: Hyper-V's other switches, what a Mac shares. */
const DOUBTFUL_ADAPTERS = /^(vEthernet|bridge\d)/i;

const LINK_LOCAL = /^(169\.254\.|fe[89ab])/i;
/** Behind a provider's translation (RFC 6598), where tunnels live too; and VirtualBox's usual network. */
const DOUBTFUL_ADDRESSES = /^(100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|192\.168\.56\.)/;
/** RFC 1918, and RFC 4193 of IPv6. */
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i;

/**
 * The addresses under which other computers of the room reach the server, the likeliest first: those of real adapters,
 * private ones before others. IPv6 only where there is nothing else, because nobody types it; and what is virtual only
 * where there is nothing at all. Empty where the server listens on this machine alone.
 */
export function lanAddresses(
    { scheme, host, port }: ServerPlace,
    interfaces: Interfaces = networkInterfaces(),
): string[] {
    if (listensHereAlone({ host })) return [];
    const hosts = EVERY_NETWORK.includes(host) ? reachableHosts(interfaces, host !== EVERY_IPV4) : [host];
    return hosts.map((name) => `${scheme}://${inAddress(name)}:${port}`);
}

/** Whether a server was told to answer this machine alone. */
export function listensHereAlone({ host }: Pick<ServerPlace, 'host'>): boolean {
    return THIS_MACHINE.includes(host);
}

/** The address for the machine itself: `localhost` wherever it answers. */
export function ownAddress({ scheme, host, port }: ServerPlace): string {
    const own = EVERY_NETWORK.includes(host) || listensHereAlone({ host });
    return `${scheme}://${own ? 'localhost' : inAddress(host)}:${port}`;
}

function reachableHosts(interfaces: Interfaces, withIPv6: boolean): string[] {
    const outside = Object.entries(interfaces)
        .flatMap(([adapter, addresses = []]) => addresses.map((address): Candidate => ({ ...address, adapter })))
        .filter(({ internal, family }) => !internal && (withIPv6 || family === 'IPv4'));
    const ipv4 = outside.filter(({ family }) => family === 'IPv4');
    const choices = [ipv4.filter(isOfTheRoom), outside.filter(isOfTheRoom), ipv4];
    return likeliestFirst(choices.find((found) => found.length > 0) ?? []);
}

function isOfTheRoom({ adapter, address, mac }: Candidate): boolean {
    return (
        !LINK_LOCAL.test(address) &&
        !VIRTUAL_CARDS.test(mac) &&
        !VIRTUAL_ADAPTERS.some((adapters) => adapters.test(adapter))
    );
}

function likeliestFirst(candidates: readonly Candidate[]): string[] {
    return [...candidates].sort((one, other) => doubt(one) - doubt(other)).map(({ address }) => address);
}

function doubt({ adapter, address }: Candidate): number {
    if (DOUBTFUL_ADAPTERS.test(adapter) || DOUBTFUL_ADDRESSES.test(address)) return 2;
    return PRIVATE.test(address) ? 0 : 1;
}

/** IPv6 stands in brackets in an address. */
function inAddress(host: string): string {
    return host.includes(':') ? `[${host}]` : host;
}
