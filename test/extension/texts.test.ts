import { BLOCKS, MENUS } from '../../blocks/blocks';
import { LOCALES, textsOf } from '../../locales';
import { extensionInfo } from '../../src/extension/block-info';
import { MeshExtension } from '../../src/extension/mesh-extension';

const english = textsOf('en');
const blocks = BLOCKS.flatMap((block) => (block === '---' ? [] : [block]));
const placeholders = (text = ''): string[] => (text.match(/\[[A-Z]+\]/g) ?? []).sort();

describe.each(Object.keys(LOCALES))('The texts in %s', (locale) => {
    const texts = textsOf(locale);

    test('are the same ids as in English, none of them empty', () => {
        expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
        expect(Object.values(texts)).not.toContain('');
    });

    test('have the same placeholders as in English', () => {
        for (const [id, text] of Object.entries(english)) expect(placeholders(texts[id])).toEqual(placeholders(text));
    });

    test('name every argument of every block, and every default', () => {
        for (const { text, arguments: args = {} } of blocks) {
            const names = Object.keys(args).map((name) => `[${name}]`);
            expect(placeholders(texts[text])).toEqual(names.sort());
            for (const { default: id } of Object.values(args)) expect(texts).toHaveProperty([id]);
        }
    });
});

test('The hiragana texts are kana alone', () => {
    for (const text of Object.values(textsOf('ja-Hira')))
        expect(text.replaceAll(/\[[A-Z]+\]/g, '')).toMatch(/^[\p{Script=Hiragana}\p{Script=Katakana}ー0-9 ]+$/u);
});

test('A language that is not there falls back to its parent, then to English', () => {
    expect(textsOf('ja-JP')).toBe(textsOf('ja'));
    expect(textsOf('fr')).toBe(english);
});

test('Every block but the hat, and every menu, has a method of the extension', () => {
    const names = blocks.filter(({ kind }) => kind !== 'event').map(({ opcode }) => opcode);
    for (const name of [...names, ...Object.keys(MENUS)])
        expect(Reflect.get(MeshExtension.prototype, name)).toBeInstanceOf(Function);
});

test('The hat is no edge-activated one, and starts over as the broadcast hat does', () => {
    expect(extensionInfo('en').blocks).toContainEqual({
        opcode: 'whenEventReceived',
        blockType: 'event',
        text: 'when I receive [EVENT] from mesh',
        arguments: { EVENT: { type: 'string', defaultValue: 'message1', menu: 'eventNames' } },
        isEdgeActivated: false,
        shouldRestartExistingThreads: true,
    });
});
