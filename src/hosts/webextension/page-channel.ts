// The channel between the two scripts of one tab. They run in separate worlds and share only the document. In every
// browser, only texts can pass from one to the other.
import type { FromPage, ToPage } from './messages';
import type { ToWorker } from './traffic/traffic-messages';

const TO_PAGE = 'scratch-mesh:to-page';
const FROM_PAGE = 'scratch-mesh:from-page';
const TO_WORKER = 'scratch-mesh:to-worker';
const FROM_WORKER = 'scratch-mesh:from-worker';

/** Sends a message to the script in the page. */
export function sendToPage(message: ToPage): void {
    dispatch(TO_PAGE, JSON.stringify(message));
}

/** Sends a message from within the page. */
export function sendFromPage(message: FromPage): void {
    dispatch(FROM_PAGE, JSON.stringify(message));
}

/** Receives messages to the page. */
export function hearToPage(listener: (text: unknown) => void): void {
    hear(TO_PAGE, listener);
}

/** Receives messages from the page. */
export function hearFromPage(listener: (text: unknown) => void): void {
    hear(FROM_PAGE, listener);
}

/** Sends a message from the page to the extension's worker, through the relay. */
export function sendToWorker(message: ToWorker): void {
    dispatch(TO_WORKER, JSON.stringify(message));
}

/** Receives messages to the worker. */
export function hearToWorker(listener: (text: unknown) => void): void {
    hear(TO_WORKER, listener);
}

/** Passes a message of the worker to the page. */
export function sendFromWorker(text: string): void {
    dispatch(FROM_WORKER, text);
}

/** Receives messages of the worker. */
export function hearFromWorker(listener: (text: unknown) => void): void {
    hear(FROM_WORKER, listener);
}

function dispatch(name: string, detail: string): void {
    document.dispatchEvent(new CustomEvent(name, { detail }));
}

function hear(name: string, listener: (text: unknown) => void): void {
    document.addEventListener(name, (event) => {
        if (event instanceof CustomEvent) listener(event.detail);
    });
}
