import { closestLocale } from '../../locales';

/** The parameters of an address that set an editor's language. */
const PARAMETERS = ['lang', 'locale'];

/** A page's language: from its address, else the first of the browser's languages that we have, else English. */
export function pageLanguage(): string {
    const search = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);
    const browsers = typeof navigator === 'undefined' ? [] : navigator.languages;
    return closestLocale([...PARAMETERS.map((name) => search.get(name)), ...browsers]);
}
