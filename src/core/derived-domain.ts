import { createHmac } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';

/** Hex digits of a derived domain: 64 bits, far more than the number of schools. */
const DOMAIN_HEX_DIGITS = 16;
/** Bits of an IPv6 address that name the network. The other bits name the computer in it. */
const IPV6_NETWORK_GROUPS = 4;

/** Private addresses, which never leave a building. */
const LOCAL = new BlockList();
LOCAL.addSubnet('10.0.0.0', 8);
LOCAL.addSubnet('172.16.0.0', 12);
LOCAL.addSubnet('192.168.0.0', 16);
LOCAL.addSubnet('169.254.0.0', 16);
LOCAL.addSubnet('127.0.0.0', 8);
LOCAL.addAddress('::1', 'ipv6');
LOCAL.addSubnet('fc00::', 7, 'ipv6');
LOCAL.addSubnet('fe80::', 10, 'ipv6');

/**
 * The domain of the network of an address: lower-case hex, the same for all computers in the network, not reversible
 * without the secret.
 *
 * On the internet a school has one address, or one IPv6 network. In the building each computer has its own private
 * address. So all private addresses count as one network; otherwise nobody in the room would find the others' groups.
 */
export function deriveDomain(address: string, secret: string): string {
    return createHmac('sha256', secret).update(network(address)).digest('hex').slice(0, DOMAIN_HEX_DIGITS);
}

function network(address: string): string {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
    if (plain === '' || LOCAL.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')) return 'local';
    return isIPv6(plain) ? ipv6Network(plain) : plain;
}

function ipv6Network(address: string): string {
    const [head = '', tail] = address.toLowerCase().split('::');
    const groups = head === '' ? [] : head.split(':');
    const rest = tail === undefined || tail === '' ? [] : tail.split(':');
    while (tail !== undefined && groups.length + rest.length < 8) groups.push('0');
    return [...groups, ...rest]
        .slice(0, IPV6_NETWORK_GROUPS)
        .map((group) => Number.parseInt(group, 16).toString(16))
        .join(':');
}
