import type en from './en.json';
import { filledText } from './filled-text';
import { textsOf } from './index';

/** The id of a text. */
export type TextId = keyof typeof en;

/** A text in a language, with its places filled. */
export function localText(
    language: string,
    id: TextId,
    values: Readonly<Record<string, string | number>> = {},
): string {
    return filledText(textsOf(language)[id] ?? id, values);
}
