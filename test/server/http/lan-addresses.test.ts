// Which of a machine's addresses pupils are given, on machines as they stand in schools.
import type { NetworkInterfaceInfo } from 'node:os';
import { lanAddresses, type Interfaces } from '../../../src/server/http/lan-addresses';

const MAC = '3c:7c:3f:12:34:56';

function ipv4(address: string, mac = MAC): NetworkInterfaceInfo {
    const internal = address.startsWith('127.');
    return { address, netmask: '255.255.255.0', family: 'IPv4', mac, internal, cidr: `${address}/24` };
}

function ipv6(address: string, mac = MAC): NetworkInterfaceInfo {
    const internal = address === '::1';
    const netmask = 'ffff:ffff:ffff:ffff::';
    return { address, netmask, family: 'IPv6', mac, internal, cidr: `${address}/64`, scopeid: 0 };
}

function addresses(interfaces: Interfaces, host = '0.0.0.0'): string[] {
    return lanAddresses({ scheme: 'http', host, port: 4000 }, interfaces).map((address) =>
        address.replace(/^http:\/\/|:4000$/g, ''),
    );
}

test.each<[string, Interfaces, string[]]>([
    [
        'Linux with Docker, libvirt and a VPN',
        {
            lo: [ipv4('127.0.0.1'), ipv6('::1')],
            docker0: [ipv4('172.17.0.1', '02:42:5a:00:00:01')],
            'br-0123456789ab': [ipv4('172.18.0.1')],
            veth1a2b3c4: [ipv4('172.19.0.1')],
            virbr0: [ipv4('192.168.122.1')],
            tun0: [ipv4('10.8.0.6')],
            wg0: [ipv4('10.66.0.2')],
            wlp2s0: [ipv4('192.168.1.20'), ipv6('fe80::1')],
        },
        ['192.168.1.20'],
    ],
    [
        'Windows with VirtualBox, VMware, WSL and a cable that is not plugged in',
        {
            'VirtualBox Host-Only Network': [ipv4('192.168.56.1', '0a:00:27:00:00:05')],
            'VMware Network Adapter VMnet8': [ipv4('192.168.80.1', '00:50:56:c0:00:08')],
            'vEthernet (WSL (Hyper-V firewall))': [ipv4('172.28.16.1', '00:15:5d:01:02:03')],
            'vEthernet (Default Switch)': [ipv4('172.20.0.1', '00:15:5d:01:02:04')],
            イーサネット: [ipv4('169.254.13.7')],
            'Wi-Fi': [ipv4('192.168.11.5')],
        },
        ['192.168.11.5'],
    ],
    [
        'Windows where the adapter of VirtualBox has the name of a real one',
        { 'Ethernet 2': [ipv4('192.168.56.1', '0a:00:27:00:00:0f')], Ethernet: [ipv4('10.1.2.3')] },
        ['10.1.2.3'],
    ],
    [
        'Windows whose network card belongs to a switch of Hyper-V',
        { 'vEthernet (External)': [ipv4('192.168.1.30')], 'vEthernet (WSL)': [ipv4('172.28.16.1')] },
        ['192.168.1.30'],
    ],
    [
        'a Mac with Tailscale, AirDrop and a virtual machine',
        {
            lo0: [ipv4('127.0.0.1'), ipv6('fe80::1')],
            awdl0: [ipv6('fe80::2')],
            utun4: [ipv4('100.101.102.103')],
            vmnet1: [ipv4('172.16.99.1')],
            en0: [ipv4('10.0.1.17')],
        },
        ['10.0.1.17'],
    ],
    [
        'cable and Wi-Fi: both, private ones before one of the internet',
        { eth1: [ipv4('203.0.113.9')], eth0: [ipv4('10.20.30.40')], wlan0: [ipv4('192.168.1.20')] },
        ['10.20.30.40', '192.168.1.20', '203.0.113.9'],
    ],
    [
        'a Mac that shares its network with the class: after its own address',
        { bridge100: [ipv4('192.168.2.1')], en0: [ipv4('192.168.1.8')] },
        ['192.168.1.8', '192.168.2.1'],
    ],
    [
        'a container: what there is, which is better than nothing',
        { lo: [ipv4('127.0.0.1')], docker0: [ipv4('172.17.0.2')] },
        ['172.17.0.2'],
    ],
    [
        'two computers and a cable: the addresses that they gave themselves',
        { eth0: [ipv4('169.254.3.4')] },
        ['169.254.3.4'],
    ],
    ['no network at all', { lo: [ipv4('127.0.0.1'), ipv6('::1')] }, []],
])('%s', (_machine, interfaces, expected) => {
    expect(addresses(interfaces)).toEqual(expected);
});

describe('on a network with IPv6 alone', () => {
    const interfaces = {
        lo: [ipv6('::1')],
        eth0: [ipv6('fe80::3e7c:3fff:fe12:3456'), ipv6('2001:db8:1::20'), ipv6('fd00:1::20')],
        docker0: [ipv6('fd00:2::1')],
    };

    it('a server that listens on it offers its addresses, those of the school first', () => {
        expect(addresses(interfaces, '::')).toEqual(['[fd00:1::20]', '[2001:db8:1::20]']);
    });

    it('a server that listens on IPv4 alone offers none', () => {
        expect(addresses(interfaces)).toEqual([]);
    });

    it('where there is IPv4 as well, that is shorter', () => {
        expect(addresses({ ...interfaces, eth1: [ipv4('10.0.0.4')] }, '::')).toEqual(['10.0.0.4']);
    });
});

test('a server that was told one address offers that one, and one for this machine alone offers none', () => {
    const interfaces = { eth0: [ipv4('10.0.0.4')], wlan0: [ipv4('192.168.1.20')] };
    expect(addresses(interfaces, '192.168.1.20')).toEqual(['192.168.1.20']);
    expect(addresses(interfaces, 'fd00:1::20')).toEqual(['[fd00:1::20]']);
    expect(addresses(interfaces, '127.0.0.1')).toEqual([]);
});
