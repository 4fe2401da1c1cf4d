import { localText } from '../../../locales/local-text';
import { htmlPage } from './html-page';
import { htmlText } from './html-text';
import type { Reader } from './reader';

/** The page for a person at an unknown address. */
export function missingPage({ language }: Reader): string {
    const text = htmlText(language);
    return htmlPage({
        language,
        title: localText(language, 'page.missing.title'),
        body: `<main><h1>${text('page.missing.title')}</h1><p>${text('page.missing.text')}</p><p><a href="/">${text('page.missing.start')}</a></p></main>`,
    });
}
