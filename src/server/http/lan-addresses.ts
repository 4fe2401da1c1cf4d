import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** Where a server listens. */
export interface ServerPlace {
    readonly scheme: 'http' | 'https';
    readonly host: string;
    readonly port: number;
}

/** A machine's adapters by name, in the form of Node's `networkInterfaces()`. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** An address, and the name of the adapter that has it. */
type Candidate = NetworkInterfaceInfo & { readonly adapter: string };

/** Hosts that mean "every network of this machine". The first means every network with IPv4. */
const EVERY_IPV4 = '0.0.0.0';
const EVERY_NETWORK: readonly string[] = [EVERY_IPV4, '::', ''];
const THIS_MACHINE: readonly string[] = ['127.0.0.1', 'localhost', '::1'];

/**
 * Adapters that do not lead to the room: they lead to virtual machines or containers of this machine, or through a
 * tunnel. `vEthernet (…)` belongs to Hyper-V. The ones named here are inside the machine; others may have the real card
 * behind them.
 */
const VIRTUAL_ADAPTERS = [
    /^(docker|br-[0-9a-f]{12}$|veth|virbr|vnet\d|lxc|lxd|incus|podman|cni|cbr|flannel|cali|kube|dummy|vmnet|vmenet|vnic|vboxnet)/,
    /virtualbox|vmware|parallels|bluetooth/i,
    /^vEthernet \((default switch|wsl|nat|docker)/i,
    /^(tun|tap|utun|wg|ppp|ipsec|zt|awdl|llw)\d*/i,
    /vpn|wireguard|tailscale|zerotier|hamachi|nordlynx|anyconnect|tap-windows/i,
];
/**
 * The same adapters by their MAC addresses, for uninformative names: the host's side of VirtualBox's and VMware's
 * networks.
 */
const VIRTUAL_CARDS = /^(0a:00:27|00:50:56:c0):/i;
/** Adapters that may lead to the room, but probably do not: Hyper-V's other switches, networks that a Mac shares. */
const DOUBTFUL_ADAPTERS = /^(vEthernet|bridge\d)/i;

const LINK_LOCAL = /^(169\.254\.|fe[89ab])/i;
/** Addresses behind a provider's translation (RFC 6598), which tunnels also use; and VirtualBox's usual network. */
const DOUBTFUL_ADDRESSES = /^(100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|192\.168\.56\.)/;
/** RFC 1918, and RFC 4193 of IPv6. */
const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|f[cd])/i;

/**
 * The addresses under which other computers in the room reach the server, most likely first: those of real adapters,
 * private ones before others. Includes IPv6 only if there is nothing else, because nobody types it, and virtual
 * adapters only if there is nothing at all. Empty if the server listens only on this machine.
 */
export function lanAddresses(
    { scheme, host, port }: ServerPlace,
    interfaces: Interfaces = networkInterfaces(),
): string[] {
    if (listensHereAlone({ host })) return [];
    const hosts = EVERY_NETWORK.includes(host) ? reachableHosts(interfaces, host !== EVERY_IPV4) : [host];
    return hosts.map((name) => `${scheme}://${inAddress(name)}:${port}`);
}

/** Whether a server listens only on this machine. */
export function listensHereAlone({ host }: Pick<ServerPlace, 'host'>): boolean {
    return THIS_MACHINE.includes(host);
}

/** The address for the machine itself: `localhost` if the server answers there. */
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

/** IPv6 needs brackets in a URL. */
function inAddress(host: string): string {
    return host.includes(':') ? `[${host}]` : host;
}
