import { localText } from '../../locales/local-text';
import { BUTTON_STYLE, FIELD_STYLE, pageDialog, styled } from './page-dialog';

/** Shows a report, selected, if the browser lets no script copy it. */
export function showReport(report: string, language: string): void {
    const dialog = pageDialog('mesh-report', language, localText(language, 'mesh.report.title'));
    const hint = styled('p', { margin: '0' }, localText(language, 'mesh.report.byHand'));
    hint.id = 'mesh-report-hint';
    const field = styled('textarea', FIELD_STYLE);
    field.value = report;
    field.readOnly = true;
    field.rows = 10;
    field.setAttribute('aria-labelledby', hint.id);
    const close = styled('button', BUTTON_STYLE, localText(language, 'mesh.banner.hide'));
    close.type = 'button';
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => dialog.remove());
    dialog.append(hint, field, close);
    document.body.append(dialog);
    dialog.showModal();
    field.focus();
    field.select();
}
