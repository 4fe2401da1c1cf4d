/**
 * Puts a text into the clipboard; false where the browser does not allow it. At an address such as `http://192.168.1.20`
 * browsers have no `navigator.clipboard`: there the text is selected and copied as by hand.
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
        // Deprecated in favour of the clipboard that is not there.
        const command: unknown = Reflect.get(document, 'execCommand');
        return typeof command === 'function' && Reflect.apply(command, document, ['copy']) === true;
    } finally {
        field.remove();
        if (before instanceof HTMLElement) before.focus();
    }
}
