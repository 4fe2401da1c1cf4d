import { renderSVG } from 'uqr';
import { localText, type TextId } from '../../../locales/local-text';
import { lanAddresses, listensHereAlone, type ServerPlace } from '../http/lan-addresses';
import { htmlPage } from './html-page';
import { escapeHtml, htmlText } from './html-text';
import { languageChoice } from './language-choice';
import type { Reader } from './reader';

/** The content of the start page. */
export interface StartParts {
    readonly version: string;
    readonly place: ServerPlace;
    readonly needsKey: boolean;
    /** Names of the example projects. */
    readonly examples: readonly string[];
}

/** The titles of the server's own examples. Any other example has its folder's name as title. */
const EXAMPLE_TITLES: Readonly<Record<string, TextId>> = {
    'chain-reaction': 'page.example.chain-reaction',
    pong: 'page.example.pong',
    quiz: 'page.example.quiz',
    temperatures: 'page.example.temperatures',
};

/** The setting that limits a server to its own computer. */
const HOST_SETTING = '--host';

/** The page at `/`: links for students and teachers, and the addresses to type. */
export function startPage({ language, url }: Reader, { version, place, needsKey, examples }: StartParts): string {
    const text = htmlText(language);
    const body = `<main>
${languageChoice(language, url)}
<h1>${text('page.title')}</h1>
<p>${text('page.what')}</p>
${needsKey ? `<p class="note">${text('page.key')}</p>` : ''}
<nav class="doors">
${door(pageAddress('/editor', {}, url), text('page.student'), text('page.studentWhat'))}
${door(pageAddress('/teacher', {}, url), text('page.teacher'), text('page.teacherWhat'))}
</nav>
${addressSection(language, place)}
${exampleList(language, examples, url)}
<p class="hint">${text('page.editor.internet')}</p>
<footer><p>scratch-mesh ${escapeHtml(version)}. ${text('page.admins')}: <a href="/healthz">/healthz</a> <a href="/metrics">/metrics</a> <a href="/scratch-mesh.js">/scratch-mesh.js</a> <a href="/scratch-mesh-offline.js">/scratch-mesh-offline.js</a></p></footer>
</main>`;
    return htmlPage({ language, title: localText(language, 'page.title'), body });
}

function door(address: string, title: string, what: string): string {
    return `<a class="door" href="${escapeHtml(address)}"><strong>${title}</strong><span>${what}</span></a>`;
}

/** The URL of another page of this server, in the chosen language. */
function pageAddress(path: string, parameters: Readonly<Record<string, string>>, from: URL): string {
    const lang = from.searchParams.get('lang');
    const all = new URLSearchParams({ ...parameters, ...(lang !== null && { lang }) }).toString();
    return all === '' ? path : `${path}?${all}`;
}

/** The addresses that others in the room type. This computer's own address is no use to them. */
function addressSection(language: string, place: ServerPlace): string {
    const text = htmlText(language);
    const [first, ...others] = lanAddresses(place);
    if (first === undefined) {
        const why = listensHereAlone(place) ? text('page.onlyHere', { SETTING: HOST_SETTING }) : text('page.noNetwork');
        return `<p class="note">${why}</p>`;
    }
    const list = others.map((address) => `<li><code>${escapeHtml(address)}</code></li>`).join('');
    return `<section class="addresses"><div><p>${text('page.addresses')}</p>
<p><code class="address">${escapeHtml(first)}</code></p>
${list === '' ? '' : `<p>${text('page.otherAddresses')}</p><ul>${list}</ul>`}</div>
<div class="qr" role="img" aria-label="${text('page.qr', { ADDRESS: first })}">${renderSVG(first, { border: 2 })}</div></section>`;
}

function exampleList(language: string, examples: readonly string[], url: URL): string {
    if (examples.length === 0) return '';
    const items = examples.map((example) => {
        const id = EXAMPLE_TITLES[example];
        const title = id === undefined ? example : localText(language, id);
        const address = pageAddress('/editor', { example }, url);
        return `<li><a href="${escapeHtml(address)}">${escapeHtml(title)}</a></li>`;
    });
    return `<section><h2>${htmlText(language)('page.examples')}</h2><ul>${items.join('')}</ul></section>`;
}
