import { numberCode } from '../../src/client/groups/join-code';
import { groupLink, linkedGroup } from '../../src/hosts/group-link';
import { MEMBERSHIP } from '../client/membership';

const GROUP = { ...MEMBERSHIP.group, id: 'fedcba98765432100000000000000000', domain: 'school & co' };

function read(address: string) {
    return linkedGroup(new URL(address, 'http://server.test').searchParams);
}

test('a link leads to its group by the id, whatever other groups are called, and shows the code', () => {
    const link = groupLink('http://192.168.1.20:4000', GROUP);
    expect(link).toMatch(/^http:\/\/192\.168\.1\.20:4000\/editor\?/);
    expect(read(link)).toEqual({ wanted: GROUP.id, shown: numberCode(GROUP) });
    expect(new URL(link).searchParams.get('mesh')).toBe('school & co');
});

test('links without an id still work: a code or a name', () => {
    expect(read('/editor?join=747774&mesh=d')).toEqual({ wanted: '747774', shown: '747774' });
    expect(read('/editor?join=Class%204A')).toEqual({ wanted: 'Class 4A', shown: 'Class 4A' });
});

test.each(['?join=', '?join=%20', '?join=&mesh=d', '?join=&group=fedcba98765432100000000000000000', '?example=quiz'])(
    'an address without a code leads into no group: %s',
    (search) => {
        expect(read(`/editor${search}`)).toBeNull();
    },
);
