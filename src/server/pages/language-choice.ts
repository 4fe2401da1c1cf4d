import { LANGUAGE_NAMES } from '../../../locales';
import { escapeHtml, htmlText } from './html-text';

/** Links to the same page in each language. */
export function languageChoice(language: string, url: URL): string {
    const links = Object.entries(LANGUAGE_NAMES).map(([code, name]) => {
        const current = code === language ? ' aria-current="true"' : '';
        return `<a href="${escapeHtml(inLanguage(url, code))}" lang="${code}" hreflang="${code}"${current}>${name}</a>`;
    });
    return `<nav class="languages" aria-label="${htmlText(language)('page.language')}">${links.join('')}</nav>`;
}

function inLanguage(url: URL, language: string): string {
    const parameters = new URLSearchParams(url.searchParams);
    parameters.delete('locale');
    parameters.set('lang', language);
    return `${url.pathname}?${parameters.toString()}`;
}

/**
 * The browser remembers the language of a chosen link for all pages of this server. A page that was opened without a
 * language reloads in it. The script is in the head, so that nothing appears in another language first.
 */
export const LANGUAGE_SCRIPT = `<script>
(() => {
    const here = new URL(location.href);
    try {
        const chosen = here.searchParams.get('lang');
        if (chosen !== null) return localStorage.setItem('mesh_language', chosen);
        const kept = localStorage.getItem('mesh_language');
        if (kept === null || kept === document.documentElement.lang) return;
        here.searchParams.set('lang', kept);
        location.replace(here);
    } catch {}
})();
</script>`;
