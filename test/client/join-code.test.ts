import {
    groupLabel,
    groupsByCode,
    groupsByWholeCode,
    hiraganaCode,
    isWholeCode,
    listLabel,
    numberCode,
    readCode,
} from '../../src/client/groups/join-code';

const HOST = { id: 'ffffff00', name: '0123456789abcdef0123456789abcdef' };
const NAMED = { id: 'fedcba98765432100000000000000000', name: 'Our group' };
const FOREIGN = { id: 'not hexadecimal', name: 'Elsewhere' };

test('a group that is called by its host is told as today: six hiragana for the first six digits', () => {
    expect(hiraganaCode(HOST)).toBe('いしたかうん');
    expect(groupLabel(HOST)).toBe('【いしたかうん】');
    expect(groupLabel(NAMED)).toBe('Our group');
    expect(hiraganaCode(NAMED)).toBe('きくなにこは');
});

test('every group has six digits, too', () => {
    for (const group of [HOST, NAMED, FOREIGN]) {
        expect(numberCode(group)).toMatch(/^\d{6}$/);
        expect([...hiraganaCode(group)]).toHaveLength(6);
    }
});

test.each([
    ['as it is', 'いしたかうん'],
    ['katakana', 'イシタカウン'],
    ['half-width katakana', 'ｲｼﾀｶｳﾝ'],
    ['long vowels', 'いーしーたかうーん'],
    ['brackets and spaces', '【い し た】　か う ん'],
    ['voiced by a slip', 'いじだがうん'],
    ['only its beginning', 'いした'],
    ['digits', '074565'],
    ['full-width digits', '０７４ ５６５'],
])('a code is understood: %s', (_title, typed) => {
    expect(groupsByCode([NAMED, HOST, FOREIGN], typed)).toEqual([HOST]);
});

test.each(['', '   ', 'abc', '<b>', 'ぬぬぬ', '😀'])('%p is the code of no group', (typed) => {
    expect(groupsByCode([NAMED, HOST, FOREIGN], typed)).toEqual([]);
});

test('a small tsu is a tsu', () => {
    expect(readCode('っ')).toBe('つ');
});

test.each(['747774', '７４７ ７７４', '747-774', '【いしたかうん】', 'イシタカウン', 'いーしーたかうーん'])(
    '%p is a whole code',
    (typed) => {
        expect(isWholeCode(typed)).toBe(true);
    },
);

test.each(['Team 747774', '747774 class', '4年1組747774', '74777', '7477745', 'いした', ''])('%p is none', (typed) => {
    expect(isWholeCode(typed)).toBe(false);
});

test('a name that looks like an id chooses no code, unless it is the id of the host itself', () => {
    const hostId = 'ffffffffffffffffffffffffffffffff';
    const group = { id: 'fedcba98765432100000000000000000', name: HOST.name, hostId };
    expect(hiraganaCode(group)).toBe(hiraganaCode(NAMED));
    expect(groupLabel(group)).toBe(HOST.name);
    expect(groupLabel({ ...group, hostId: HOST.name })).toBe('【いしたかうん】');
});

test('where a host chose its id so that its code is another group’s, the code leads to that other group', () => {
    const victim = { id: '01234500000000000000000000000000', name: 'Class 4A', hostId: 'a teacher' };
    const trap = { ...HOST, hostId: HOST.name };
    expect(groupsByWholeCode([trap, victim], 'いしたかうん')).toEqual([victim]);
    expect(groupsByWholeCode([trap], 'いしたかうん')).toEqual([trap]);
});

test('lists show each group with its code, because names may be equal', () => {
    const other = { ...NAMED, id: '00000100000000000000000000000000' };
    expect([NAMED, other].map(listLabel)).toEqual([`Our group · ${numberCode(NAMED)}`, 'Our group · 000001']);
    expect(listLabel(HOST)).toBe('【いしたかうん】');
});
