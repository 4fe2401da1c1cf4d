// dist/fetch-editor.mjs: the server runs it when somebody first wants the editor. Its argument is the folder.
import { ensureEditor, type Progress } from './ensure-editor';
import { PlainError } from './plain-error';

/** Tells the process that started this one, if any, and who watches the terminal. */
const tell: Progress = (step, share) => void process.send?.({ step, share });

ensureEditor(process.argv[2], tell)
    // What tells the other process would keep this one.
    .then(() => process.disconnect?.())
    .catch((error: unknown) => {
        console.error(error instanceof PlainError ? error.message : error);
        process.exitCode = 1;
    });
