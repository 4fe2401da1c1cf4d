// dist/fetch-editor.mjs: the server runs it when somebody first opens the editor. Its argument is the folder.
import { ensureEditor, type Progress } from './ensure-editor';
import { PlainError } from './plain-error';

/** Sends the progress to the process that started this one, if any. */
const send: Progress = (step, share) => void process.send?.({ step, share });

ensureEditor(process.argv[2], send)
    // An open channel would keep this process alive.
    .then(() => process.disconnect?.())
    .catch((error: unknown) => {
        console.error(error instanceof PlainError ? error.message : error);
        process.exitCode = 1;
    });
