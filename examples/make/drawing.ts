// Costumes and backdrops, and the texts in them.
import type { Costume } from './project';

export const STAGE_WIDTH = 480;
export const STAGE_HEIGHT = 360;

/** Scratch's name for a font that every editor has. */
export const FONT = 'Sans Serif';

/** How a text is drawn. */
export interface Lettering {
    readonly size: number;
    readonly fill: string;
    readonly weight?: 'normal' | 'bold';
}

/** A text centred at x, on the baseline y. */
export function centred(words: string, x: number, y: number, { size, fill, weight = 'normal' }: Lettering): string {
    return `<text x="${x}" y="${y}" text-anchor="middle" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${fill}">${escaped(words)}</text>`;
}

/** A costume from the parts of its drawing. */
export function costume(name: string, width: number, height: number, ...parts: readonly string[]): Costume {
    const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
    return { name, width, height, svg: `${head}${parts.join('')}</svg>\n` };
}

/** A backdrop: a colour, a drawing, and a line of instructions at the bottom. */
export function backdrop(fill: string, hint: string, ...parts: readonly string[]): Costume {
    return costume(
        'backdrop',
        STAGE_WIDTH,
        STAGE_HEIGHT,
        `<rect width="${STAGE_WIDTH}" height="${STAGE_HEIGHT}" fill="${fill}"/>`,
        ...parts,
        centred(hint, STAGE_WIDTH / 2, STAGE_HEIGHT - 9, { size: 12, fill: '#fff' }),
    );
}

/** Escapes a text for SVG. */
export function escaped(words: string): string {
    return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
