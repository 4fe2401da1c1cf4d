// The example's picture: its stage during a game, drawn from the same costumes.
import { centred, escaped, FONT, STAGE_HEIGHT, STAGE_WIDTH } from './drawing';
import type { Costume, Example, MonitorSpec, SpriteSpec } from './project';

/** The monitors' orange, as in Scratch. */
const ORANGE = '#ff8c1a';

/** The picture as SVG. */
export function picture(example: Example): string {
    const { stage, sprites, monitors, pictureCostumes = {}, pictureExtras = '' } = example;
    const parts = [
        placed(stage.costumes[0], STAGE_WIDTH / 2, STAGE_HEIGHT / 2),
        ...sprites.map((sprite) =>
            placed(
                shown(sprite, pictureCostumes[sprite.name]),
                STAGE_WIDTH / 2 + sprite.x,
                STAGE_HEIGHT / 2 - sprite.y,
            ),
        ),
        ...monitors.map(drawnMonitor),
        pictureExtras,
    ];
    const size = `width="${STAGE_WIDTH}" height="${STAGE_HEIGHT}" viewBox="0 0 ${STAGE_WIDTH} ${STAGE_HEIGHT}"`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}>\n${parts.join('\n')}\n</svg>\n`;
    // Outside Scratch its font has another name.
    return svg.replaceAll(`font-family="${FONT}"`, 'font-family="sans-serif"');
}

/** A speech bubble; x and y are its upper left corner. */
export function bubble(words: string, x: number, y: number, width: number): string {
    const box = `<rect x="${x}" y="${y}" width="${width}" height="38" rx="14" fill="#fff" stroke="#bbb" stroke-width="2"/>`;
    const tail = `<path d="M${x + 18} ${y + 37}l-8 16 24-16z" fill="#fff" stroke="#bbb" stroke-width="2"/>`;
    const cover = `<rect x="${x + 17}" y="${y + 33}" width="20" height="4" fill="#fff"/>`;
    return box + tail + cover + centred(words, x + width / 2, y + 25, { size: 16, fill: '#575e75' });
}

function shown({ name, costumes }: SpriteSpec, wanted: string | undefined): Costume {
    const costume = wanted === undefined ? costumes[0] : costumes.find((one) => one.name === wanted);
    if (costume === undefined) throw new Error(`${name} has no costume "${String(wanted)}".`);
    return costume;
}

function placed({ svg, width, height }: Costume, x: number, y: number): string {
    return svg.replace('<svg ', `<svg x="${x - width / 2}" y="${y - height / 2}" `).trimEnd();
}

function drawnMonitor({ mode, x, y, sample, width = 100, height = 100 }: MonitorSpec): string {
    switch (mode) {
        case 'list':
            return [
                box(x, y, width, height, '#e6f0ff'),
                ...sample.map((item, index) => {
                    const top = y + 6 + index * 26;
                    const row = `<rect x="${x + 24}" y="${top}" width="${width - 34}" height="22" rx="4" fill="#ff661a"/>`;
                    return row + centred(item, x + width / 2 + 7, top + 15, { size: 12, fill: '#fff' });
                }),
            ].join('');
        case 'large':
            return (
                `<rect x="${x}" y="${y}" width="${wide(sample) + 12}" height="26" rx="4" fill="${ORANGE}"/>` +
                centred(sample.join(''), x + wide(sample) / 2 + 6, y + 19, { size: 17, fill: '#fff', weight: 'bold' })
            );
        case 'default':
        case 'slider': {
            const [label = '', value = ''] = sample;
            const left = wide([label]);
            const slider = mode === 'slider' ? drawnSlider(x + 8, y + 26, left + 38) : '';
            return (
                box(x, y, left + 54, mode === 'slider' ? 38 : 22, '#e6f0ff') +
                `<text x="${x + 6}" y="${y + 15}" font-family="${FONT}" font-size="12" font-weight="bold" fill="#575e75">${escaped(label)}</text>` +
                `<rect x="${x + left + 8}" y="${y + 3}" width="40" height="16" rx="4" fill="${ORANGE}"/>` +
                centred(value, x + left + 28, y + 15, { size: 12, fill: '#fff' }) +
                slider
            );
        }
    }
}

function drawnSlider(x: number, y: number, length: number): string {
    return `<rect x="${x}" y="${y}" width="${length}" height="6" rx="3" fill="#b3cdf5"/><circle cx="${x + length / 2}" cy="${y + 3}" r="7" fill="#4c97ff"/>`;
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
    return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="4" fill="${fill}" stroke="#c4ccd8"/>`;
}

/** About how wide texts are in a monitor, in pixels. */
function wide(words: readonly string[]): number {
    return words.join('').length * 8.7;
}
