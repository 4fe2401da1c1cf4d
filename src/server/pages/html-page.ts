import { closestLocale } from '../../../locales';

/** A text escaped for HTML, also for attributes. */
export function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The parts of a page. `head` and `body` are HTML; everything else is text. */
export interface PageContent {
    readonly language: string;
    readonly title: string;
    readonly head?: string;
    readonly body: string;
}

/** Three connected dots, inline, so that browsers request no other icon. */
const ICON = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" stroke="#3346b3" stroke-width="3" fill="#3346b3"><path d="M16 7 6 25h20z" fill="none"/><circle cx="16" cy="7" r="4"/><circle cx="6" cy="25" r="4"/><circle cx="26" cy="25" r="4"/></svg>',
)}">`;

/** A whole page. */
export function htmlPage({ language, title, head = '', body }: PageContent): string {
    return [
        '<!doctype html>',
        `<html lang="${escapeHtml(language)}">`,
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        `<title>${escapeHtml(title)}</title>${ICON}${head}</head>`,
        `<body>${body}</body></html>`,
    ].join('\n');
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
