// The parts of dialogs on any page. Foreign pages have none of our style sheets, so the elements carry their own
// styles.

const DIALOG_STYLE = {
    boxSizing: 'border-box',
    width: 'min(24rem, calc(100vw - 2rem))',
    padding: '1.25rem',
    border: 'none',
    borderRadius: '0.75rem',
    background: '#fff',
    color: '#1f2333',
    font: '1rem/1.5 system-ui, sans-serif',
    boxShadow: '0 0.5rem 2rem rgb(0 0 0 / 35%)',
};
const HEADING_STYLE = { margin: '0 0 0.5rem', fontSize: '1.25rem', lineHeight: '1.3' };

/** The style of a field over the whole width. */
export const FIELD_STYLE = {
    boxSizing: 'border-box',
    display: 'block',
    width: '100%',
    margin: '0.25rem 0 1rem',
    padding: '0.5rem 0.75rem',
    border: '1px solid #555b70',
    borderRadius: '0.5rem',
    background: '#fff',
    color: 'inherit',
    font: 'inherit',
};
/** The style of a button. */
export const BUTTON_STYLE = {
    marginInlineEnd: '0.5rem',
    padding: '0.5rem 1rem',
    border: '1px solid #3346b3',
    borderRadius: '0.5rem',
    background: '#fff',
    color: '#3346b3',
    font: 'inherit',
    cursor: 'pointer',
};

/** A dialog with a heading, in one language, not yet shown. Keys typed in it do not reach the project. */
export function pageDialog(id: string, language: string, title: string): HTMLDialogElement {
    const dialog = styled('dialog', DIALOG_STYLE);
    dialog.id = id;
    dialog.lang = language;
    const heading = styled('h2', HEADING_STYLE, title);
    heading.id = `${id}-title`;
    dialog.setAttribute('aria-labelledby', heading.id);
    dialog.append(heading);
    for (const event of ['keydown', 'keyup']) dialog.addEventListener(event, (pressed) => pressed.stopPropagation());
    return dialog;
}

/** An element with a style and a text. */
export function styled<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    style: Readonly<Record<string, string>>,
    text = '',
): HTMLElementTagNameMap[Tag] {
    const element = document.createElement(tag);
    Object.assign(element.style, style);
    element.textContent = text;
    return element;
}
