import { textsOf } from '../../locales';
import { textOf } from '../extension/block-info';
import type { KeyProblem } from './server-key';

/** Pages of others have no style sheet of ours. */
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
const FIELD_STYLE = {
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
const BUTTON_STYLE = {
    marginInlineEnd: '0.5rem',
    padding: '0.5rem 1rem',
    border: '1px solid #3346b3',
    borderRadius: '0.5rem',
    background: '#fff',
    color: '#3346b3',
    font: 'inherit',
    cursor: 'pointer',
};
const MAIN_BUTTON_STYLE = { ...BUTTON_STYLE, background: '#3346b3', color: '#fff' };

/** Asks the person for the server's key, over whatever page this is; null where they close it. */
export function askForKey(problem: KeyProblem, language: string): Promise<string | null> {
    const text = (id: string): string => textOf(textsOf(language), `mesh.key.${id}`);
    const dialog = styled('dialog', DIALOG_STYLE);
    dialog.id = 'mesh-key';
    dialog.lang = language;
    const heading = styled('h2', HEADING_STYLE, text('title'));
    heading.id = 'mesh-key-title';
    dialog.setAttribute('aria-labelledby', heading.id);
    const field = styled('input', FIELD_STYLE);
    field.type = 'password';
    field.required = true;
    field.autocomplete = 'off';
    const label = styled('label', {}, text('field'));
    label.append(field);
    const form = styled('form', {});
    form.method = 'dialog';
    const later = styled('button', BUTTON_STYLE, text('later'));
    later.type = 'button';
    form.append(label, styled('button', MAIN_BUTTON_STYLE, text('save')), later);
    const reason = styled('p', { margin: '0 0 1rem' }, text(problem === 'key-wrong' ? 'wrong' : 'missing'));
    dialog.append(heading, reason, form);
    document.body.append(dialog);
    return new Promise((resolve) => {
        let key: string | null = null;
        form.addEventListener('submit', () => (key = keyIn(field.value)));
        later.addEventListener('click', () => dialog.close());
        // Escape closes it as well.
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(key);
        });
        // Keys that are typed here are not the project's.
        dialog.addEventListener('keydown', (event) => event.stopPropagation());
        dialog.addEventListener('keyup', (event) => event.stopPropagation());
        dialog.showModal();
    });
}

/** What was typed as a key, whatever the input method made of it: keys are ASCII. */
function keyIn(typed: string): string | null {
    const key = typed
        .normalize('NFKC')
        .replace(/[^ -~]/g, '')
        .trim();
    return key === '' ? null : key;
}

function styled<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    style: Readonly<Record<string, string>>,
    text = '',
): HTMLElementTagNameMap[Tag] {
    const element = document.createElement(tag);
    Object.assign(element.style, style);
    element.textContent = text;
    return element;
}
