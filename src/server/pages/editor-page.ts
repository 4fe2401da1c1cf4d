import { localText, type TextId } from '../../../locales/local-text';
import type { EditorState } from './editor-fetch';
import { escapeHtml, htmlPage } from './html-page';
import { LANGUAGE_SCRIPT } from './language-choice';
import { PAGE_STYLE } from './page-style';
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
    const text = (id: TextId, values?: Record<string, string | number>) => escapeHtml(localText(language, id, values));
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
            head: `${LANGUAGE_SCRIPT}<meta name="mesh-editor" content="${folder}"><style>${EDITOR_STYLE}</style>`,
            body:
                `<div id="editor"><main id="loading">${above}<p role="status">${text('page.editor.loading')}</p></main></div>` +
                `<script src="${folder}scratch-gui-standalone.js"></script><script src="/editor-page.js"></script>`,
        });
    }
    const seconds = state.kind === 'fetching' ? REFRESH_S : RETRY_S;
    return htmlPage({
        language,
        title,
        head: `${LANGUAGE_SCRIPT}<meta http-equiv="refresh" content="${seconds}"><style>${PAGE_STYLE}</style>`,
        body: `<main>${above}${state.kind === 'fetching' ? progress(state, text) : failure(state, text)}</main>`,
    });
}

/** Characters of a link's code or name that are shown. A code has six, a name may have more. */
const CODE_MAX_LENGTH = 100;

type Text = (id: TextId, values?: Record<string, string | number>) => string;

function progress({ step, share }: EditorState & { readonly kind: 'fetching' }, text: Text): string {
    const id = `page.editor.${step}` as const;
    const percent = Math.floor(share * 100);
    const done = text('page.editor.share', { PERCENT: percent });
    return (
        `<p id="what">${text(id)}</p><p role="status">` +
        `<progress max="100" value="${percent}" aria-labelledby="what"></progress> ${done}</p>`
    );
}

function failure({ reason }: EditorState & { readonly kind: 'failed' }, text: Text): string {
    if (reason === null) return `<p class="alert" role="alert">${text('page.editor.none')}</p>`;
    return (
        `<p class="alert" role="alert">${text('page.editor.failed')}</p><p>${text('page.editor.failedHint')}</p>` +
        `<p class="hint" lang="en">${escapeHtml(reason)}</p>`
    );
}
