import { renderSVG } from 'uqr';
import { lanAddresses, ownAddress, type ServerPlace } from '../lan-addresses';
import { escapeHtml, htmlPage } from './html-page';
import { PAGE_STYLE } from './page-style';

/** What the start page tells. */
export interface StartParts {
    readonly version: string;
    readonly place: ServerPlace;
    readonly needsKey: boolean;
    /** Names of the example projects. */
    readonly examples: readonly string[];
}

const TEXTS = {
    en: {
        title: 'Mesh: Scratch projects that hear each other',
        what: 'Projects in different browsers share broadcasts and variables in a group. This computer is the server of this room.',
        teacher: 'I teach',
        teacherWhat: 'Make a group, show the code, see who is there.',
        student: 'I make a project',
        studentWhat: 'Open the Scratch editor with the mesh blocks in it.',
        addresses: 'Type one of these addresses into a browser of this room:',
        qr: 'QR code of',
        key: 'The server asks for a key: your teacher has it.',
        examples: 'Examples',
        admins: 'For administrators',
    },
    ja: {
        title: 'メッシュ: つながるScratchプロジェクト',
        what: '別々のブラウザーのプロジェクトが、グループの中でメッセージと変数を分け合います。このコンピューターが教室のサーバーです。',
        teacher: '先生はこちら',
        teacherWhat: 'グループを作り、コードを見せ、だれがいるかを見ます。',
        student: 'プロジェクトを作る人はこちら',
        studentWhat: 'メッシュのブロックが入ったScratchエディターを開きます。',
        addresses: '教室のブラウザーに、次のアドレスのどれかを入れてください:',
        qr: 'QRコード:',
        key: 'このサーバーにはキーが必要です。先生に聞いてください。',
        examples: '作品の例',
        admins: '管理者へ',
    },
} as const;

/** What `/` shows: where a teacher and where a student goes on, and the addresses to type. */
export function startPage(language: 'en' | 'ja', { version, place, needsKey, examples }: StartParts): string {
    const texts = TEXTS[language];
    const addresses = [...lanAddresses(place), ownAddress(place)];
    const [first = ownAddress(place)] = addresses;
    const body = `<main>
<h1>${escapeHtml(texts.title)}</h1>
<p>${escapeHtml(texts.what)}</p>
<nav class="doors">
<a class="door" href="/teacher"><strong>${escapeHtml(texts.teacher)}</strong><span>${escapeHtml(texts.teacherWhat)}</span></a>
<a class="door" href="/editor"><strong>${escapeHtml(texts.student)}</strong><span>${escapeHtml(texts.studentWhat)}</span></a>
</nav>
<section class="addresses"><div><p>${escapeHtml(texts.addresses)}</p>
<ul>${addresses.map((address) => `<li><code>${escapeHtml(address)}</code></li>`).join('')}</ul>
${needsKey ? `<p>${escapeHtml(texts.key)}</p>` : ''}</div>
<div class="qr" role="img" aria-label="${escapeHtml(`${texts.qr} ${first}`)}">${renderSVG(first, { border: 2 })}</div></section>
${exampleList(texts.examples, examples)}
<footer><p>scratch-mesh ${escapeHtml(version)}. ${escapeHtml(texts.admins)}: <a href="/healthz">/healthz</a> <a href="/metrics">/metrics</a> <a href="/scratch-mesh.js">/scratch-mesh.js</a> <a href="/scratch-mesh-offline.js">/scratch-mesh-offline.js</a></p></footer>
</main>`;
    return htmlPage({ language, title: texts.title, head: `<style>${PAGE_STYLE}</style>`, body });
}

function exampleList(title: string, examples: readonly string[]): string {
    if (examples.length === 0) return '';
    const items = examples.map((name) => {
        const safe = escapeHtml(name);
        return `<li><a href="/editor?example=${encodeURIComponent(name)}">${safe}</a></li>`;
    });
    return `<section><h2>${escapeHtml(title)}</h2><ul>${items.join('')}</ul></section>`;
}
