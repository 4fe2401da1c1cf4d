// Runs in the extension's own world of a tab. Only this world can read the settings and receive the popup's messages.
// It forwards them to the script in the page, and the answers to every open popup. Between the page and the extension's
// worker it passes the traffic with the mesh server.
import './chrome-api';
import type { Port } from './chrome-api';
import { readFromPage, readToPage } from './messages';
import { hearFromPage, hearToWorker, sendFromWorker, sendToPage } from './page-channel';
import { readSettings, SETTINGS_KEY } from './settings';
import { WorkerLine } from './traffic/worker-line';

const popups = new Set<Port>();

async function sendSettings(): Promise<void> {
    const stored = await chrome.storage.local.get(SETTINGS_KEY);
    sendToPage({ kind: 'settings', settings: readSettings(stored[SETTINGS_KEY]) });
}

hearFromPage((text) => {
    const message = readFromPage(text);
    if (message === null) return;
    if (message.kind === 'hello') void sendSettings();
    else for (const popup of popups) popup.postMessage(JSON.stringify(message));
});

const worker = new WorkerLine(sendFromWorker);
hearToWorker((text) => {
    if (typeof text === 'string') worker.send(text);
});

chrome.runtime.onConnect.addListener((popup) => {
    popups.add(popup);
    popup.onDisconnect.addListener(() => popups.delete(popup));
    popup.onMessage.addListener((text) => {
        const message = readToPage(text);
        // Settings come only from the storage.
        if (message !== null && message.kind !== 'settings') sendToPage(message);
    });
});

chrome.storage.onChanged.addListener((_changes, area) => {
    if (area === 'local') void sendSettings();
});

// Whichever of the two scripts starts last, the page gets the settings.
void sendSettings();
