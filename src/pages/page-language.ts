import { LOCALES } from '../../locales';

/** The language of a page: its `lang` parameter, else the first of the browser's that we have, else English. */
export function pageLanguage(): string {
    const wished = [new URLSearchParams(location.search).get('lang'), ...navigator.languages];
    for (const language of wished) {
        if (language === null) continue;
        if (language in LOCALES) return language;
        const parent = language.split('-')[0] ?? '';
        if (parent in LOCALES) return parent;
    }
    return 'en';
}
