import { localText } from '../../../locales/local-text';
import { lanAddresses, type ServerPlace } from '../http/lan-addresses';
import { htmlPage } from './html-page';
import { escapeHtml } from './html-text';
import { languageChoice } from './language-choice';
import type { Reader } from './reader';

/** The page that `/teacher-page.js` fills. It contains the addresses under which students reach this server. */
export function teacherShell({ language, url }: Reader, place: ServerPlace): string {
    const addresses = lanAddresses(place).join(' ');
    return htmlPage({
        language,
        title: localText(language, 'page.teacherTitle'),
        head: `<meta name="mesh-addresses" content="${escapeHtml(addresses)}">`,
        body: `<header>${languageChoice(language, url)}</header><div id="teacher"></div><script src="/teacher-page.js"></script>`,
    });
}
