// The line between the two scripts of one tab. They live in separate worlds and share nothing but the document; texts
// are all that crosses from one to the other in every browser.
import type { FromPage, ToPage } from './messages';

const TO_PAGE = 'scratch-mesh:to-page';
const FROM_PAGE = 'scratch-mesh:from-page';

/** Says something to the script in the page. */
export function sendToPage(message: ToPage): void {
    dispatch(TO_PAGE, JSON.stringify(message));
}

/** Says something from within the page. */
export function sendFromPage(message: FromPage): void {
    dispatch(FROM_PAGE, JSON.stringify(message));
}

/** Hears what is said to the page. */
export function hearToPage(listener: (text: unknown) => void): void {
    hear(TO_PAGE, listener);
}

/** Hears what the page says. */
export function hearFromPage(listener: (text: unknown) => void): void {
    hear(FROM_PAGE, listener);
}

function dispatch(name: string, detail: string): void {
    document.dispatchEvent(new CustomEvent(name, { detail }));
}

function hear(name: string, listener: (text: unknown) => void): void {
    document.addEventListener(name, (event) => {
        if (event instanceof CustomEvent) listener(event.detail);
    });
}
