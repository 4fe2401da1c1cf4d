import { groupLabel, groupsByCode, hiraganaCode, numberCode, readCode } from '../../src/client/join-code';

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
