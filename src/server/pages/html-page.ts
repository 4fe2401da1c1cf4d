/** A text as it may stand in HTML, in an attribute, too. */
export function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What a page is made of; `head` and `body` are HTML, everything else is text. */
export interface PageContent {
    readonly language: string;
    readonly title: string;
    readonly head?: string;
    readonly body: string;
}

/** A whole page. */
export function htmlPage({ language, title, head = '', body }: PageContent): string {
    return [
        '<!doctype html>',
        `<html lang="${escapeHtml(language)}">`,
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        `<title>${escapeHtml(title)}</title>${head}</head>`,
        `<body>${body}</body></html>`,
    ].join('\n');
}

/** Japanese where the reader's browser asks for it first, else English. */
export function readerLanguage(acceptLanguage: string | undefined): 'ja' | 'en' {
    return /^\s*ja\b/i.test(acceptLanguage ?? '') ? 'ja' : 'en';
}
