import { localText, type TextId } from '../../../locales/local-text';

/** Parts of texts that are the same in every language. */
const PLACES = {
    EXAMPLE: 'https://mesh.example.org',
    HTTP: 'http://',
    HTTPS: 'https://',
    LOCALHOST: 'localhost',
} as const;

/** The popup's texts in one language. */
export type PopupWords = (id: TextId, values?: { readonly NAME: string }) => string;

/** The texts in this language. */
export function popupWords(language: string): PopupWords {
    return (id, values) => localText(language, id, { ...PLACES, ...values });
}
