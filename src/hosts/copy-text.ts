/**
 * Copies a text to the clipboard; false if the browser does not allow it. On pages such as `http://192.168.1.20`
 * browsers have no `navigator.clipboard`, so the function selects the text and copies the selection.
 */
export async function copyText(text: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copySelected(text);
    }
}

function copySelected(text: string): boolean {
    const before = document.activeElement;
    const field = document.createElement('textarea');
    field.value = text;
    Object.assign(field.style, { position: 'fixed', top: '0', opacity: '0' });
    document.body.append(field);
    field.select();
    try {
        // Deprecated in favour of the clipboard API, which is missing here.
        const command: unknown = Reflect.get(document, 'execCommand');
        return typeof command === 'function' && Reflect.apply(command, document, ['copy']) === true;
    } finally {
        field.remove();
        if (before instanceof HTMLElement) before.focus();
    }
}
