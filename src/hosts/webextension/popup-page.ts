// The elements of popup.html, by their ids, and their texts.
import { textsOf } from '../../../locales';
import { textOf } from '../../extension/block-info';
import { filledText } from '../../../locales/filled-text';

/** Parts of texts that are the same in every language. */
const PLACES: Readonly<Record<string, string>> = {
    EXAMPLE: 'https://mesh.example.org',
    HTTP: 'http://',
    HTTPS: 'https://',
    LOCALHOST: 'localhost',
};

/** An element of the popup. */
export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
    const found = document.getElementById(id);
    if (!(found instanceof kind)) throw new Error(`popup.html has no ${kind.name} "${id}".`);
    return found;
}

/** A text of the popup in one language. */
export function popupText(language: string, id: string): string {
    return filledText(textOf(textsOf(language), id), PLACES);
}

/** Writes all fixed texts of the popup in one language. */
export function writeWords(language: string): void {
    document.documentElement.lang = language;
    for (const each of document.querySelectorAll<HTMLElement>('[data-text]'))
        each.textContent = popupText(language, each.dataset['text'] ?? '');
}

/** Shows a sentence in an element, or hides the element if there is none. */
export function show(place: HTMLElement, sentence: string): void {
    place.textContent = sentence;
    place.hidden = sentence === '';
}
