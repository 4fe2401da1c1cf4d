import type { Mood } from './banner-news';
import { styled } from './page-dialog';

/** Above Scratch's stage in full screen. Clicks go through it, except on its buttons. */
const BANNER_STYLE = {
    position: 'fixed',
    zIndex: '10000',
    display: 'flex',
    alignItems: 'center',
    boxSizing: 'border-box',
    padding: '0.125rem 0.25rem',
    borderRadius: '1rem',
    color: '#fff',
    pointerEvents: 'none',
};
const CENTRE = { left: '50%', right: 'auto', transform: 'translateX(-50%)', flexDirection: 'row' };
/** Scratch's bars at the top. They have room for three lines of text, and the buttons below stay free. */
const IN_BAR = {
    top: '0.125rem',
    bottom: 'auto',
    minHeight: '2.75rem',
    font: '0.78125rem/1.2 system-ui, sans-serif',
};
/** The places of the banner. What it must not cover differs from page to page. */
const PLACES = {
    /** The middle of the lower edge. */
    edge: {
        ...CENTRE,
        top: 'auto',
        bottom: '0.5rem',
        minHeight: '0',
        maxWidth: 'min(32rem, calc(100vw - 1rem))',
        font: '0.875rem/1.4 system-ui, sans-serif',
    },
    /** The right end of Scratch's menu bar. The page sets `--mesh-menu-width` to the width of the menus. */
    'menu-bar': {
        ...IN_BAR,
        left: 'auto',
        right: '1rem',
        transform: 'none',
        // The sign stays in place when the text opens beside it.
        flexDirection: 'row-reverse',
        maxWidth: 'max(15rem, min(26rem, calc(100vw - var(--mesh-menu-width, 58rem) - 1.5rem)))',
    },
    /** Between the green flag and the button that leaves Scratch's full screen. */
    'full-screen': { ...IN_BAR, ...CENTRE, maxWidth: 'min(24rem, 40vw)' },
} as const;
/** The name of a place. */
export type BannerPlace = keyof typeof PLACES;
/** Hidden, but read aloud when it changes. */
const HIDDEN_TEXT_STYLE = {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
};
const TEXT_STYLE = {
    position: 'static',
    width: 'auto',
    height: 'auto',
    margin: '0 0.5rem',
    overflow: 'visible',
    clipPath: 'none',
};
const SIGN_STYLE = {
    flex: 'none',
    width: '1.5rem',
    height: '1.5rem',
    padding: '0',
    border: '2px solid #fff',
    borderRadius: '50%',
    color: '#fff',
    font: 'bold 0.875rem/1 system-ui, sans-serif',
    cursor: 'pointer',
    pointerEvents: 'auto',
};
/** A picture leaves the text all the width there is: the bar has room for a few words only. */
const COPY_STYLE = { ...SIGN_STYLE, borderRadius: '0.375rem', background: 'transparent' };
/** Two sheets of paper. */
const COPY_PATH = 'M7 7V4h9v9h-3M4 7h9v9H4z';
/** White text on each of them is legible (WCAG AA). */
const SIGNS: Readonly<Record<Mood, { readonly sign: string; readonly background: string }>> = {
    well: { sign: '✓', background: '#087a5a' },
    outside: { sign: '–', background: '#575e75' },
    waiting: { sign: '…', background: '#a14f00' },
    trouble: { sign: '!', background: '#c8102e' },
};

/** The content of the banner. */
export interface BannerContent {
    readonly language: string;
    readonly text: string;
    readonly mood: Mood;
    readonly isOpen: boolean;
    /** The label of the sign's button when it closes the text. */
    readonly hide: string;
    /** The label of the report button; null if there is no such button. */
    readonly copy: string | null;
}

/** A picture in lines, 20 by 20. */
function picture(lines: string): SVGElement {
    const [svg, path] = [svgElement('svg'), svgElement('path')];
    svg.setAttribute('viewBox', '0 0 20 20');
    path.setAttribute('d', lines);
    path.setAttribute('style', 'fill:none;stroke:currentColor;stroke-width:2');
    svg.append(path);
    return svg;
}

function svgElement(name: 'svg' | 'path'): SVGElement {
    return document.createElementNS('http://www.w3.org/2000/svg', name);
}

/**
 * The elements of the status banner: a sign in a circle, which is a button, and the text beside it while it is open.
 */
export class BannerView {
    private readonly root = styled('div', BANNER_STYLE);
    private readonly sign = styled('button', SIGN_STYLE);
    private readonly text = styled('span', HIDDEN_TEXT_STYLE);
    private readonly copy = styled('button', COPY_STYLE);

    public constructor(onToggle: () => void, onCopy: () => void) {
        this.root.id = 'mesh-status';
        this.text.setAttribute('role', 'status');
        for (const button of [this.sign, this.copy]) button.type = 'button';
        this.sign.addEventListener('click', onToggle);
        this.copy.addEventListener('click', onCopy);
        // A key pressed here must not reach the project, and a key pressed after a click must reach only the project.
        for (const event of ['keydown', 'keyup'])
            this.root.addEventListener(event, (pressed) => pressed.stopPropagation());
        this.root.addEventListener('click', ({ detail: clicks }) => {
            // A key that presses a button also clicks it, zero times.
            if (clicks > 0) for (const button of [this.sign, this.copy]) button.blur();
        });
        this.copy.append(picture(COPY_PATH));
        this.root.append(this.sign, this.text, this.copy);
        this.moveTo('edge');
        document.body.append(this.root);
    }

    /** Moves to another place. */
    public moveTo(place: BannerPlace): void {
        Object.assign(this.root.style, PLACES[place]);
    }

    /** Shows another content. */
    public show({ language, text, mood, isOpen, hide, copy }: BannerContent): void {
        const { sign, background } = SIGNS[mood];
        this.root.lang = language;
        this.root.style.background = isOpen ? '#1f2333ee' : 'transparent';
        Object.assign(this.text.style, isOpen ? TEXT_STYLE : HIDDEN_TEXT_STYLE);
        // Setting the same text again would read it aloud again.
        if (this.text.textContent !== text) this.text.textContent = text;
        this.sign.textContent = sign;
        this.sign.style.background = background;
        // While closed, the sign's label is the text.
        this.sign.title = isOpen ? hide : text;
        this.sign.setAttribute('aria-label', this.sign.title);
        this.sign.setAttribute('aria-expanded', String(isOpen));
        this.copy.title = copy ?? '';
        this.copy.setAttribute('aria-label', this.copy.title);
        this.copy.hidden = copy === null || !isOpen;
    }
}
