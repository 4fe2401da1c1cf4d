import { lanAddresses, ownAddress, type ServerPlace } from '../lan-addresses';
import { escapeHtml, htmlPage } from './html-page';
import { PAGE_STYLE } from './page-style';

/** The page that `/teacher-page.js` fills; it is told the addresses under which students reach this server. */
export function teacherShell(language: 'en' | 'ja', place: ServerPlace): string {
    const addresses = [...lanAddresses(place), ownAddress(place)].join(' ');
    return htmlPage({
        language,
        title: language === 'ja' ? 'メッシュ: 先生のページ' : "Mesh: the teacher's page",
        head: `<meta name="mesh-addresses" content="${escapeHtml(addresses)}"><style>${PAGE_STYLE}</style>`,
        body: '<div id="teacher"></div><script src="/teacher-page.js"></script>',
    });
}
