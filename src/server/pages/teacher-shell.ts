import { localText } from '../../../locales/local-text';
import { lanAddresses, type ServerPlace } from '../http/lan-addresses';
import { escapeHtml, htmlPage } from './html-page';
import { LANGUAGE_SCRIPT, languageChoice } from './language-choice';
import { PAGE_STYLE } from './page-style';
import type { Reader } from './reader';

/** The page that `/teacher-page.js` fills. It contains the addresses under which students reach this server. */
export function teacherShell({ language, url }: Reader, place: ServerPlace): string {
    const addresses = lanAddresses(place).join(' ');
    return htmlPage({
        language,
        title: localText(language, 'page.teacherTitle'),
        head: `${LANGUAGE_SCRIPT}<meta name="mesh-addresses" content="${escapeHtml(addresses)}"><style>${PAGE_STYLE}</style>`,
        body: `<header>${languageChoice(language, url)}</header><div id="teacher"></div><script src="/teacher-page.js"></script>`,
    });
}
