import type { EditorState } from './editor-fetch';
import { escapeHtml, htmlPage } from './html-page';
import { PAGE_STYLE } from './page-style';

const TEXTS = {
    en: {
        title: 'Scratch with mesh',
        fetching:
            'The Scratch editor is being fetched. This happens once and takes about a minute; the page goes on by itself.',
        failed: 'The Scratch editor could not be fetched.',
        hint: 'It comes from the npm registry: this computer must reach the internet once. Load this page again to try again.',
        waiting: 'Loading the editor …',
    },
    ja: {
        title: 'メッシュ入りのScratch',
        fetching:
            'Scratchエディターを取り寄せています。初めての一回だけで、一分ほどかかります。ページは自動で進みます。',
        failed: 'Scratchエディターを取り寄せられませんでした。',
        hint: 'npmのレジストリから取り寄せるので、このコンピューターが一度だけインターネットにつながる必要があります。ページを読み直すともう一度試します。',
        waiting: 'エディターを読み込んでいます…',
    },
} as const;

const EDITOR_STYLE = 'html, body, #editor { height: 100%; margin: 0; }';

/** Seconds until a page that waits for the editor asks again. */
const REFRESH_S = 3;

/** What `/editor` shows. */
export function editorPage(language: string, state: EditorState): string {
    const texts = TEXTS[language.startsWith('ja') ? 'ja' : 'en'];
    if (state.kind === 'ready')
        return htmlPage({
            language,
            title: texts.title,
            head: `<style>${EDITOR_STYLE}</style>`,
            body:
                `<div id="editor"><p>${escapeHtml(texts.waiting)}</p></div>` +
                '<script src="/editor/scratch-gui-standalone.js"></script><script src="/editor-page.js"></script>',
        });
    const fetching = state.kind === 'fetching';
    const said = fetching ? `<p role="status">${escapeHtml(texts.fetching)}</p>` : failure(texts, state.reason);
    return htmlPage({
        language,
        title: texts.title,
        head: `${fetching ? `<meta http-equiv="refresh" content="${REFRESH_S}">` : ''}<style>${PAGE_STYLE}</style>`,
        body: `<main><h1>${escapeHtml(texts.title)}</h1>${said}</main>`,
    });
}

function failure({ failed, hint }: { readonly failed: string; readonly hint: string }, reason: string): string {
    return `<p class="alert" role="alert">${escapeHtml(failed)} ${escapeHtml(reason)}</p><p>${escapeHtml(hint)}</p>`;
}
