import { MeshClientError } from '../../src/client/status/errors';
import { hiraganaCode, numberCode } from '../../src/client/groups/join-code';
import { isMeant, meantGroup } from '../../src/client/groups/meant-group';
import type { GroupInfo } from '../../src/client/status/status';
import { MEMBERSHIP } from './membership';

function group(id: string, name: string): GroupInfo {
    return { ...MEMBERSHIP.group, id: id.padEnd(32, '0'), name };
}

/** The limit that was met. */
function refusalOf(groups: readonly GroupInfo[], typed: string): unknown {
    try {
        return meantGroup(groups, typed);
    } catch (error) {
        return error instanceof MeshClientError ? error.reason : error;
    }
}

const CLASS = group('fedcba', 'Class 4A');
const CODE = numberCode(CLASS);

describe('what somebody typed', () => {
    it.each([
        ['the id', CLASS.id],
        ['the code', CODE],
        [
            'the code in full width',
            [...CODE].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
        ],
        ['the code in hiragana', hiraganaCode(CLASS)],
        ['the name', 'Class 4A'],
        ['the name in another case', 'class 4a'],
        ['the name in full width, with blanks around it', '　Ｃｌａｓｓ　４Ａ '],
    ])('finds the group: %s', (_title, typed) => {
        expect(meantGroup([group('000001', 'Another'), CLASS], typed)).toBe(CLASS);
        expect(isMeant([CLASS], typed)).toBe(true);
    });

    it.each([CODE, hiraganaCode(CLASS)])('is a code first: no group that is called %p stands before it', (name) => {
        const trap = group('000001', name);
        expect(meantGroup([trap, CLASS], name)).toBe(CLASS);
        expect(meantGroup([trap], name)).toBe(trap);
    });

    it('is a name where something stands beside the digits', () => {
        const team = group('000001', `Team ${CODE}`);
        expect(meantGroup([CLASS, team], `Team ${CODE}`)).toBe(team);
    });

    it('is the exact name first', () => {
        const lower = group('000001', 'class 4a');
        expect(meantGroup([CLASS, lower], 'class 4a')).toBe(lower);
        expect(meantGroup([CLASS, lower], 'Class 4A')).toBe(CLASS);
    });

    it('is answered with the codes where several groups have that name', () => {
        const twin = group('000001', CLASS.name);
        expect(refusalOf([CLASS, twin], 'class 4a')).toEqual({
            code: 'several-groups',
            values: { name: 'class 4a', count: 2, codes: `${CODE}, 000001` },
        });
        const many = Array.from({ length: 7 }, (_, index) => group(`00000${index}`, 'my group'));
        const most = { values: { codes: expect.stringMatching(/000004, …$/) } };
        expect(refusalOf(many, 'my group')).toMatchObject(most);
    });

    it('is no group where nothing fits', () => {
        expect(() => meantGroup([CLASS], '000000')).toThrow(/No group "000000" was found/);
        expect(isMeant([CLASS], 'Class')).toBe(false);
    });
});
