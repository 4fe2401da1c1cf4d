import { callerAddress } from '../../../src/server/http/caller-address';
import { deriveDomain } from '../../../src/core/derived-domain';

const socket = { remoteAddress: '203.0.113.7' };
const forwarded = { 'x-forwarded-for': '198.51.100.1, 192.0.2.55' };

test('the caller is who is at the other end of the socket, whatever it says', () => {
    expect(callerAddress({ headers: forwarded, socket }, false)).toBe('203.0.113.7');
});

test("behind a trusted proxy the caller is the proxy's own word, the last hop", () => {
    expect(callerAddress({ headers: forwarded, socket }, true)).toBe('192.0.2.55');
    expect(callerAddress({ headers: {}, socket }, true)).toBe('203.0.113.7');
    expect(callerAddress({ headers: { 'x-forwarded-for': 'nonsense' }, socket }, true)).toBe('203.0.113.7');
});

const domain = (address: string) => deriveDomain(address, 'secret');

test('a domain is lower-case hex, stable, and cannot be told without the secret', () => {
    expect(domain('203.0.113.7')).toMatch(/^[0-9a-f]{16}$/);
    expect(domain('203.0.113.7')).toBe(domain('::ffff:203.0.113.7'));
    expect(domain('203.0.113.7')).not.toBe(deriveDomain('203.0.113.7', 'another secret'));
});

test('two schools have two domains', () => {
    expect(domain('203.0.113.7')).not.toBe(domain('203.0.113.8'));
    expect(domain('2001:db8:1:2::1')).not.toBe(domain('2001:db8:1:3::1'));
});

test('all computers of one IPv6 network share a domain', () => {
    expect(domain('2001:db8:1:2:a:b:c:d')).toBe(domain('2001:0db8:1:2::9'));
});

test('all computers of the room, the server itself included, share a domain', () => {
    const room = [
        '127.0.0.1',
        '::1',
        '192.168.1.20',
        '10.1.2.3',
        '172.16.0.9',
        '::ffff:192.168.1.21',
        'fe80::1%eth0',
        'fd00::5',
    ];
    expect(new Set(room.map(domain)).size).toBe(1);
});
