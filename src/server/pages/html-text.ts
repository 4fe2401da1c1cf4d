import { localText, type TextId } from '../../../locales/local-text';

/** A text escaped for HTML, also for attributes. */
export function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text by its id, escaped for HTML. */
export type HtmlText = (id: TextId, values?: Readonly<Record<string, string | number>>) => string;

/** The texts in one language. */
export function htmlText(language: string): HtmlText {
    return (id, values) => escapeHtml(localText(language, id, values));
}
