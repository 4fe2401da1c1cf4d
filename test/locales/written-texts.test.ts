// Every sentence that can reach a person stands in locales/, in every language: none in the code of what people see.
import { looksWritten, textsIn, writtenTexts } from './written-texts';

const FOLDERS = ['src/pages', 'src/server/pages', 'src/hosts', 'src/extension'];

/** Texts that stand in the code, and why. */
const ALLOWED: readonly { readonly file: string; readonly text: RegExp; readonly why: string }[] = [
    { file: 'present-mesh.ts', text: /^The mesh is in this project already/, why: 'a line of the console' },
    { file: 'script-client.ts', text: /^No mesh server is set/, why: 'the message of an error, for developers' },
    {
        file: 'editor-fetch.ts',
        text: /editor|^It ended with/i,
        why: 'lines of the terminal of whoever runs the server',
    },
    { file: 'html-answer.ts', text: /^Nothing is at/, why: 'JSON, for programs that do not take HTML' },
    { file: 'sent-file.ts', text: /^The server cannot send the file/, why: 'JSON, for programs that do not take HTML' },
    { file: 'examples.ts', text: /^There is no such example/, why: 'JSON, for programs that do not take HTML' },
];

test.each(FOLDERS)('no sentence for people stands in %s', (folder) => {
    const found = writtenTexts(folder).filter(
        ({ file, text }) => !ALLOWED.some((allowed) => file.endsWith(`/${allowed.file}`) && allowed.text.test(text)),
    );
    expect(found).toEqual([]);
});

describe('what is found', () => {
    const found = (code: string) => textsIn('a.tsx', code).map(({ text }) => text);

    it.each([
        ['a sentence', `say('The group has ended.');`],
        ['a phrase in Japanese', `button.textContent = language === 'ja' ? '報告をコピー' : x;`],
        ['a sentence with values', 'say(`The group ${name} has ended.`);'],
        ['HTML with a sentence', 'page(`<p>Your teacher is ${name}</p>`);'],
        ['the text of an element', `const it = <button onClick={go}>Copy</button>;`],
        ['what a screen reader says', `const it = <img alt="code" />;`],
    ])('is %s', (_what, code) => expect(found(code)).toHaveLength(1));

    it.each([
        [
            'ids, names and styles',
            `style('0 0.5rem 2rem rgb(0 0 0 / 35%)', 'mesh.status.paused', 'blocklyFlyoutLabel');`,
        ],
        ['errors for developers', `throw new Error('The page has no place for the editor.');`],
        ['what is logged', `environment.warn('This page cannot be helped here.');`],
        ['elements without words', `const it = <p class="why">{words('teacher.why')} · {count}</p>;`],
    ])('is not %s', (_what, code) => expect(found(code)).toEqual([]));

    it('holds for phrases as well as for sentences', () => {
        expect(['Copy the report', 'Not in a group.', 'はい'].every(looksWritten)).toBe(true);
        expect(
            ['GET', 'application/json', 'PERIPHERAL_CONNECTED', 'text/plain; charset=utf-8'].some(looksWritten),
        ).toBe(false);
    });
});
