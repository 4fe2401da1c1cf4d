import type { IncomingMessage } from 'node:http';
import { closestLocale } from '../../../locales';

/** The reader of a page. */
export interface Reader {
    /** One of our languages. */
    readonly language: string;
    /** The requested URL, without its host. */
    readonly url: URL;
}

/** The reader of the answer to a request. */
export function readerOf(request: IncomingMessage): Reader {
    const url = addressOf(request);
    return { language: readerLanguage(url, request.headers['accept-language']), url };
}

/** The URL of the request. An unreadable one counts as that of the start page. */
export function addressOf(request: IncomingMessage): URL {
    const path = request.url ?? '/';
    return URL.canParse(path, 'http://page') ? new URL(path, 'http://page') : new URL('http://page/');
}

/** The URL parameters that set a page's language. */
const LANGUAGE_PARAMETERS = ['lang', 'locale'];

/** The reader's language: from the URL, else the first of the browser's languages that we have, else English. */
export function readerLanguage(url: URL, acceptLanguage: string | undefined): string {
    const asked = LANGUAGE_PARAMETERS.map((name) => url.searchParams.get(name));
    return closestLocale([...asked, ...acceptedLanguages(acceptLanguage ?? '')]);
}

/** The languages of an `Accept-Language`, best first (RFC 9110, 12.5.4). */
function acceptedLanguages(header: string): string[] {
    return header
        .split(',')
        .map((part) => {
            const [language = '', ...parameters] = part.split(';').map((text) => text.trim());
            const weight = parameters.find((parameter) => parameter.startsWith('q='));
            return { language, weight: weight === undefined ? 1 : Number(weight.slice(2)) };
        })
        .filter(({ weight }) => weight > 0)
        .sort((one, other) => other.weight - one.weight)
        .map(({ language }) => language);
}
