// What the server's own pages say, to whom and in which language.
import { startPage } from '../../../src/server/pages/start-page';
import { teacherShell } from '../../../src/server/pages/teacher-shell';
import { readerLanguage } from '../../../src/server/pages/reader';
import type { ServerPlace } from '../../../src/server/http/lan-addresses';

const ROOM: ServerPlace = { scheme: 'http', host: '192.168.1.20', port: 4000 };
const HERE: ServerPlace = { scheme: 'http', host: '127.0.0.1', port: 4000 };

function start(address = '/', parts: Partial<Parameters<typeof startPage>[1]> = {}): string {
    const url = new URL(address, 'http://page');
    const reader = { language: readerLanguage(url, undefined), url };
    return startPage(reader, { version: '1.2.3', place: ROOM, needsKey: false, examples: ['quiz', 'a<b'], ...parts });
}

test.each([
    ['/?lang=ja-Hira', 'ja', 'ja-Hira'],
    ['/?locale=ja', undefined, 'ja'],
    ['/?lang=fr', 'ja', 'ja'],
    ['/', 'ja,en;q=0.5', 'ja'],
    ['/', 'fr-FR, en;q=0.4, ja;q=0.9', 'ja'],
    ['/', 'ja;q=0, en', 'en'],
    ['/', 'ja-JP', 'ja'],
    ['/', 'fr', 'en'],
    ['/', undefined, 'en'],
])('whoever asks for %s and prefers %s reads %s', (address, accepted, language) => {
    expect(readerLanguage(new URL(address, 'http://page'), accepted)).toBe(language);
});

test.each([
    ['en', 'I make a project', 'I teach'],
    ['ja', 'プロジェクトを作る人はこちら', '先生はこちら'],
    ['ja-Hira', 'プロジェクトを つくる ひとは こちら', 'せんせいは こちら'],
])('the start page in %s leads a student first, then a teacher, in that language', (language, student, teacher) => {
    const page = start(`/?lang=${language}`);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page.indexOf(student)).toBeGreaterThan(0);
    expect(page.indexOf(teacher)).toBeGreaterThan(page.indexOf(student));
    for (const path of ['/editor', '/teacher']) expect(page).toContain(`href="${path}?lang=${language}"`);
});

test('every page offers each language, and keeps what else stands in its address', () => {
    const url = new URL('/teacher?mesh=school&lang=ja', 'http://page');
    for (const page of [start('/?mesh=school&lang=ja'), teacherShell({ language: 'ja', url }, ROOM)])
        for (const language of ['en', 'ja', 'ja-Hira'])
            expect(page).toMatch(new RegExp(`href="/[a-z]*\\?mesh=school&#38;lang=${language}"`));
});

test('the class is given addresses of the room, and never localhost', () => {
    expect(start()).toContain('http://192.168.1.20:4000');
    const url = new URL('/teacher', 'http://page');
    const shell = teacherShell({ language: 'en', url }, ROOM);
    expect(shell).toContain('<meta name="mesh-addresses" content="http://192.168.1.20:4000">');
    for (const page of [start(), shell]) expect(page).not.toContain('localhost');
});

test('a server that only this computer reaches says so', () => {
    const page = start('/', { place: HERE });
    expect(page).toContain('Start it without --host');
    expect(page).not.toContain('localhost');
    expect(page).not.toContain('class="qr"');
});

test('a server with a key says that it asks for it', () => {
    expect(start('/', { needsKey: true })).toContain('requires a key');
    expect(start()).not.toContain('requires a key');
});

test('examples are called by their titles; the name of another one is text', () => {
    expect(start()).toContain('href="/editor?example=quiz">Quiz with buzzers</a>');
    expect(start('/?lang=ja')).toContain('href="/editor?example=quiz&#38;lang=ja">早押しクイズ</a>');
    expect(start()).toContain('a&#60;b</a>');
});
