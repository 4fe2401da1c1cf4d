import en from './en.json';
import jaHira from './ja-Hira.json';
import ja from './ja.json';

/** Texts by their ids. */
export type Texts = Readonly<Record<string, string>>;

/** Every language there is: a new one is a file here and a line in this table. */
export const LOCALES: Readonly<Record<string, Texts>> = { en, ja, 'ja-Hira': jaHira };

/** Each language by its own name, so that its speakers can read it: a new one is also a line here. */
export const LANGUAGE_NAMES: Readonly<Record<string, string>> = { en: 'English', ja: '日本語', 'ja-Hira': 'にほんご' };

/** The texts of a language: of its parent where it has none of its own (`ja-JP` → `ja`), English where that has none. */
export function textsOf(locale: string): Texts {
    return LOCALES[closestLocale([locale])] ?? en;
}

/** The first of the wished languages that there is, be it by its parent; English where there is none. */
export function closestLocale(wished: readonly (string | null)[]): string {
    for (const language of wished) {
        if (language === null) continue;
        for (const name of [language, language.split('-')[0] ?? ''])
            if (Object.prototype.hasOwnProperty.call(LOCALES, name)) return name;
    }
    return 'en';
}
