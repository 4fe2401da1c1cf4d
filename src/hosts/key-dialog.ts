import { localText, type TextId } from '../../locales/local-text';
import { BUTTON_STYLE, FIELD_STYLE, pageDialog, styled } from './page-dialog';
import type { KeyProblem } from './server-key';

const MAIN_BUTTON_STYLE = { ...BUTTON_STYLE, background: '#3346b3', color: '#fff' };

/** Asks the person for the server's key, on any page; null if they close the dialog. */
export function askForKey(problem: KeyProblem, language: string): Promise<string | null> {
    const text = (id: TextId) => localText(language, id);
    const dialog = pageDialog('mesh-key', language, text('mesh.key.title'));
    const field = styled('input', FIELD_STYLE);
    field.type = 'password';
    field.required = true;
    field.autocomplete = 'off';
    const label = styled('label', {}, text('mesh.key.field'));
    label.append(field);
    const form = styled('form', {});
    form.method = 'dialog';
    const later = styled('button', BUTTON_STYLE, text('mesh.key.later'));
    later.type = 'button';
    form.append(label, styled('button', MAIN_BUTTON_STYLE, text('mesh.key.save')), later);
    const reason = styled(
        'p',
        { margin: '0 0 1rem' },
        text(problem === 'key-wrong' ? 'mesh.key.wrong' : 'mesh.key.missing'),
    );
    dialog.append(reason, form);
    document.body.append(dialog);
    return new Promise((resolve) => {
        let key: string | null = null;
        form.addEventListener('submit', () => (key = keyIn(field.value)));
        later.addEventListener('click', () => dialog.close());
        // Escape closes it too.
        dialog.addEventListener('close', () => {
            dialog.remove();
            resolve(key);
        });
        dialog.showModal();
    });
}

/** The typed key in ASCII, whatever the input method made of it. */
function keyIn(typed: string): string | null {
    const key = typed
        .normalize('NFKC')
        .replace(/[^ -~]/g, '')
        .trim();
    return key === '' ? null : key;
}
