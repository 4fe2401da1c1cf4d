import type { Mood } from './banner-news';
import { styled } from './page-dialog';

/** Above Scratch's stage in full screen. Clicks go through it, but for its buttons. */
const BANNER_STYLE = {
    position: 'fixed',
    left: '50%',
    bottom: '0.5rem',
    transform: 'translateX(-50%)',
    zIndex: '10000',
    display: 'flex',
    alignItems: 'center',
    maxWidth: 'min(32rem, calc(100vw - 1rem))',
    color: '#fff',
    font: '0.875rem/1.4 system-ui, sans-serif',
    pointerEvents: 'none',
};
const OPEN_STYLE = { padding: '0.25rem 0.75rem 0.25rem 0.25rem', borderRadius: '1rem', background: '#1f2333ee' };
const CLOSED_STYLE = { padding: '0', borderRadius: '1rem', background: 'transparent' };
/** Seen by nobody, read aloud all the same when it changes. */
const HIDDEN_TEXT_STYLE = {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
};
const TEXT_STYLE = { position: 'static', width: 'auto', height: 'auto', overflow: 'visible', clipPath: 'none' };
const SIGN_STYLE = {
    flex: 'none',
    width: '1.5rem',
    height: '1.5rem',
    marginInlineEnd: '0.5rem',
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
    marginInlineStart: '0.75rem',
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
    /** What the button with the sign does. */
    readonly toggle: string;
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
        document.body.append(this.root);
    }

    /** Shows something else. */
    public show({ language, text, mood, isOpen, toggle, copy }: BannerContent): void {
        const { sign, background } = SIGNS[mood];
        this.root.lang = language;
        Object.assign(this.root.style, isOpen ? OPEN_STYLE : CLOSED_STYLE);
        Object.assign(this.text.style, isOpen ? TEXT_STYLE : HIDDEN_TEXT_STYLE);
        // The same text again would be read aloud again.
        if (this.text.textContent !== text) this.text.textContent = text;
        this.sign.textContent = sign;
        this.sign.style.background = background;
        this.sign.title = isOpen ? toggle : text;
        this.sign.setAttribute('aria-label', toggle);
        this.sign.setAttribute('aria-expanded', String(isOpen));
        this.copy.textContent = copy;
        this.copy.hidden = copy === null || !isOpen;
    }

    private blur(): void {
        for (const button of [this.sign, this.copy]) button.blur();
    }
}
