/**
 * A text with its places filled, e.g. `[NAME]`. In one pass: a name is other people's text, and neither its brackets nor
 * its dollar signs mean anything.
 */
export function filledText(text: string, values: Readonly<Record<string, string | number>>): string {
    return text.replace(/\[([A-Z]+)\]/g, (place, name: string) => String(values[name] ?? place));
}
