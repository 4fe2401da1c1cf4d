import { localText } from '../../../locales/local-text';
import { escapeHtml, htmlPage } from './html-page';
import { LANGUAGE_SCRIPT } from './language-choice';
import { PAGE_STYLE } from './page-style';
import type { Reader } from './reader';

/** The page for a person at an unknown address. */
export function missingPage({ language }: Reader): string {
    const text = (id: 'page.missing.title' | 'page.missing.text' | 'page.missing.start') =>
        escapeHtml(localText(language, id));
    return htmlPage({
        language,
        title: localText(language, 'page.missing.title'),
        head: `${LANGUAGE_SCRIPT}<style>${PAGE_STYLE}</style>`,
        body: `<main><h1>${text('page.missing.title')}</h1><p>${text('page.missing.text')}</p><p><a href="/">${text('page.missing.start')}</a></p></main>`,
    });
}
