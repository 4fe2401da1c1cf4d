import { escapeHtml } from './html-text';
import { LANGUAGE_SCRIPT } from './language-choice';
import { PAGE_STYLE } from './page-style';

/** The parts of a page. `head` and `body` are HTML; everything else is text. */
export interface PageContent {
    readonly language: string;
    readonly title: string;
    readonly head?: string;
    /** @default the style of the server's own pages */
    readonly style?: string;
    readonly body: string;
}

/** Three connected dots, inline, so that browsers request no other icon. */
const ICON = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" stroke="#3346b3" stroke-width="3" fill="#3346b3"><path d="M16 7 6 25h20z" fill="none"/><circle cx="16" cy="7" r="4"/><circle cx="6" cy="25" r="4"/><circle cx="26" cy="25" r="4"/></svg>',
)}">`;

/** A whole page, in the language that the browser remembers. */
export function htmlPage({ language, title, head = '', style = PAGE_STYLE, body }: PageContent): string {
    return [
        '<!doctype html>',
        `<html lang="${escapeHtml(language)}">`,
        '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
        `<title>${escapeHtml(title)}</title>${ICON}${LANGUAGE_SCRIPT}${head}<style>${style}</style></head>`,
        `<body>${body}</body></html>`,
    ].join('\n');
}
