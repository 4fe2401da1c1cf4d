import { closestLocale } from '../../locales';

/** The parameters of an address by which editors are given their language. */
const PARAMETERS = ['lang', 'locale'];

/** The language of a page: the one in its address, else the first of the browser's that we have, else English. */
export function pageLanguage(): string {
    const search = new URLSearchParams(typeof location === 'undefined' ? '' : location.search);
    const browsers = typeof navigator === 'undefined' ? [] : navigator.languages;
    return closestLocale([...PARAMETERS.map((name) => search.get(name)), ...browsers]);
}
