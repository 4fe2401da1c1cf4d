import { localText } from '../../../locales/local-text';
import type { EditorState } from './editor-fetch';
import { htmlPage } from './html-page';
import { escapeHtml, htmlText, type HtmlText } from './html-text';
import type { Reader } from './reader';

/**
 * The editor has its own styles. Ours apply only to what is shown before it. The width of the menus depends on the
 * language; in narrow windows the editor shows only their icons.
 */
const EDITOR_STYLE =
    'html, body, #editor { height: 100%; margin: 0; } ' +
    ':root { --mesh-menu-width: 851px; } :root:lang(ja-Hira) { --mesh-menu-width: 907px; } ' +
    '@media (max-width: 1095px) { :root, :root:lang(ja-Hira) { --mesh-menu-width: 579px; } } ' +
    '#loading { padding-top: 20vh; text-align: center; color: #1f2333; font: 1.125rem/1.5 system-ui, sans-serif; }';

/** Seconds until a page that waits for the editor reloads. */
const REFRESH_S = 2;
/** The same after a failed download. With each reload, the server tries once more. */
const RETRY_S = 15;

/** The browser's URL of the editor's files. A new version has another URL, so browsers keep the files for good. */
export function editorFolderAddress(address: string): string {
    return `/editor/${address}/`;
}

/** The page at `/editor`: the editor, or its progress. */
export function editorPage({ language, url }: Reader, state: EditorState): string {
    const text = htmlText(language);
    const title = localText(language, 'page.editor.title');
    const code = url.searchParams.get('join')?.trim() ?? '';
    const joining =
        code === '' ? '' : `<p>${text('page.editor.joining', { CODE: code.slice(0, CODE_MAX_LENGTH) })}</p>`;
    const above = `<h1>${escapeHtml(title)}</h1>${joining}`;
    if (state.kind === 'ready') {
        const folder = editorFolderAddress(state.address);
        return htmlPage({
            language,
            title,
            head: `<meta name="mesh-editor" content="${folder}">`,
            style: EDITOR_STYLE,
            body:
                `<div id="editor"><main id="loading">${above}<p role="status">${text('page.editor.loading')}</p></main></div>` +
                `<script src="${folder}scratch-gui-standalone.js"></script><script src="/editor-page.js"></script>`,
        });
    }
    const seconds = state.kind === 'fetching' ? REFRESH_S : RETRY_S;
    return htmlPage({
        language,
        title,
        head: `<meta http-equiv="refresh" content="${seconds}">`,
        body: `<main>${above}${state.kind === 'fetching' ? progress(state, text) : failure(state, text)}</main>`,
    });
}

/** Characters of a link's code or name that are shown. A code has six, a name may have more. */
const CODE_MAX_LENGTH = 100;

function progress({ step, share }: EditorState & { readonly kind: 'fetching' }, text: HtmlText): string {
    const id = `page.editor.${step}` as const;
    const percent = Math.floor(share * 100);
    const done = text('page.editor.share', { PERCENT: percent });
    return (
        `<p id="what">${text(id)}</p><p role="status">` +
        `<progress max="100" value="${percent}" aria-labelledby="what"></progress> ${done}</p>`
    );
}

function failure({ reason }: EditorState & { readonly kind: 'failed' }, text: HtmlText): string {
    if (reason === null) return `<p class="alert" role="alert">${text('page.editor.none')}</p>`;
    // The cause is English, and for whoever runs the server: it is in the terminal.
    return `<p class="alert" role="alert">${text('page.editor.failed')}</p><p>${text('page.editor.failedHint')}</p>`;
}
