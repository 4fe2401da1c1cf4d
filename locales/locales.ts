// A language is one JSON file and one line here.
import en from './en.json';
import jaHira from './ja-Hira.json';
import ja from './ja.json';

/** The texts of one language, by text id. */
export type Texts = Readonly<Record<string, string>>;

/** Every language, by Scratch's name of it. */
export const LOCALES: Readonly<Record<string, Texts>> = { en, ja, 'ja-Hira': jaHira };

/** The texts of a language, else of its main one ("ja-JP" is "ja"), else English. */
export function textsOf(locale: string): Texts {
    const names = Object.keys(LOCALES);
    const same = (name: string, wanted: string) => name.toLowerCase() === wanted.toLowerCase();
    const main = locale.split(/[-_]/)[0] ?? '';
    const found = names.find((name) => same(name, locale.replace('_', '-'))) ?? names.find((name) => same(name, main));
    return LOCALES[found ?? 'en'] ?? en;
}
