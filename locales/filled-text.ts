/** A place in a text, e.g. `[NAME]`. */
const PLACE = /\[([A-Z]+)\]/g;

/** What stands in the places of a text, by their names. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * A text with its places filled. In one pass: a name is other people's text, and neither its brackets nor its dollar
 * signs mean anything.
 */
export function filledText(text: string, values: Values): string {
    return text.replace(PLACE, (place, name: string) => String(values[name] ?? place));
}

/** Whether there is something for every place of a text. */
export function hasAll(text: string, values: Values): boolean {
    return [...text.matchAll(PLACE)].every(([, name = '']) => values[name] !== undefined);
}
