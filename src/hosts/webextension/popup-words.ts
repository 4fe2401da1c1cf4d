import { localText, type TextId } from '../../../locales/local-text';

/** Parts of texts that are the same in every language. */
const PLACES = {
    EXAMPLE: 'http://192.168.1.20:4000',
    HTTP: 'http://',
    HTTPS: 'https://',
} as const;

/** The popup's texts in one language. */
export type PopupWords = (id: TextId, values?: { readonly [place: string]: string }) => string;

/** The texts in this language. */
export function popupWords(language: string): PopupWords {
    return (id, values) => localText(language, id, { ...PLACES, ...values });
}
