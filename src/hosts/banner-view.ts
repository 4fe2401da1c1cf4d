import type { Mood } from './banner-news';
import { styled } from './page-dialog';

/** Above Scratch's stage in full screen. Clicks go through it, but for its buttons. */
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
/** Scratch's bars at the top: three lines of text fit into them, and the buttons below stay free. */
const IN_BAR = {
    top: '0.125rem',
    bottom: 'auto',
    minHeight: '2.75rem',
    font: '0.78125rem/1.2 system-ui, sans-serif',
};
/** Where the banner can be: what it must not cover differs from page to page. */
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
    /** The right end of Scratch's menu bar. The page says in `--mesh-menu-width` how much of it the menus take. */
    'menu-bar': {
        ...IN_BAR,
        left: 'auto',
        right: '1rem',
        transform: 'none',
        // The sign stays where it is when the text opens beside it.
        flexDirection: 'row-reverse',
        maxWidth: 'max(15rem, min(26rem, calc(100vw - var(--mesh-menu-width, 58rem) - 1.5rem)))',
    },
    /** Between the green flag and the button that leaves Scratch's full screen. */
    'full-screen': { ...IN_BAR, ...CENTRE, maxWidth: 'min(24rem, 40vw)' },
} as const;
/** A name of one of them. */
export type BannerPlace = keyof typeof PLACES;
/** Seen by nobody, read aloud all the same when it changes. */
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
const COPY_STYLE = {
    flex: 'none',
    marginInline: '0.25rem',
    padding: '0.125rem 0.5rem',
    border: '1px solid #fff',
    borderRadius: '0.375rem',
    background: 'transparent',
    color: '#fff',
    font: 'inherit',
    cursor: 'pointer',
    pointerEvents: 'auto',
};
/** White on each of them is legible (WCAG AA). */
const SIGNS: Readonly<Record<Mood, { readonly sign: string; readonly background: string }>> = {
    well: { sign: '✓', background: '#087a5a' },
    outside: { sign: '–', background: '#575e75' },
    waiting: { sign: '…', background: '#a14f00' },
    trouble: { sign: '!', background: '#c8102e' },
};

/** What the banner shows. */
export interface BannerContent {
    readonly language: string;
    readonly text: string;
    readonly mood: Mood;
    readonly isOpen: boolean;
    /** What the button with the sign says where it closes the text. */
    readonly hide: string;
    /** What the button for the report says; null where there is none. */
    readonly copy: string | null;
}

/** The elements of the status banner: a sign in a circle, which is a button, and beside it the text where it is open. */
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
        // A key that is pressed here is not the project's, and one that is pressed after a click is the project's alone.
        for (const event of ['keydown', 'keyup'])
            this.root.addEventListener(event, (pressed) => pressed.stopPropagation());
        this.root.addEventListener('pointerup', () => setTimeout(() => this.blur(), 0));
        this.root.append(this.sign, this.text, this.copy);
        this.moveTo('edge');
        document.body.append(this.root);
    }

    /** Goes to another place. */
    public moveTo(place: BannerPlace): void {
        Object.assign(this.root.style, PLACES[place]);
    }

    /** Shows something else. */
    public show({ language, text, mood, isOpen, hide, copy }: BannerContent): void {
        const { sign, background } = SIGNS[mood];
        this.root.lang = language;
        this.root.style.background = isOpen ? '#1f2333ee' : 'transparent';
        Object.assign(this.text.style, isOpen ? TEXT_STYLE : HIDDEN_TEXT_STYLE);
        // The same text again would be read aloud again.
        if (this.text.textContent !== text) this.text.textContent = text;
        this.sign.textContent = sign;
        this.sign.style.background = background;
        // Closed, the sign stands for the text.
        this.sign.title = isOpen ? hide : text;
        this.sign.setAttribute('aria-label', this.sign.title);
        this.sign.setAttribute('aria-expanded', String(isOpen));
        this.copy.textContent = copy;
        this.copy.hidden = copy === null || !isOpen;
    }

    private blur(): void {
        for (const button of [this.sign, this.copy]) button.blur();
    }
}
