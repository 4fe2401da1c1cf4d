// The extension's worker. It sends requests to the mesh server and holds WebSockets for the pages, whose own policy, or
// whose browser, would refuse them: an https page may not reach a classroom's http server.
import './chrome-api';
import type { Port } from './chrome-api';
import { readSettings, SETTINGS_KEY } from './settings';
import { TRAFFIC_PORT } from './traffic/worker-line';
import { addressesOf, hostPattern } from './traffic/server-addresses';
import { readToWorker } from './traffic/traffic-messages';
import { WorkerTraffic } from './traffic/worker-traffic';

let server = stored();

async function stored(): Promise<string> {
    return readSettings((await chrome.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY]).server;
}

chrome.storage.onChanged.addListener((_changes, area) => {
    if (area === 'local') server = stored();
});

chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== TRAFFIC_PORT) return;
    const traffic = server.then((address) => trafficOf(port, address));
    // Kept in the order in which they came, while the settings are read.
    port.onMessage.addListener((text) => {
        const message = readToWorker(text);
        if (message !== null) void traffic.then((ready) => ready.take(message));
    });
    port.onDisconnect.addListener(() => void traffic.then((ready) => ready.end()));
});

function trafficOf(port: Port, address: string): WorkerTraffic {
    return new WorkerTraffic(
        {
            isServer: addressesOf(address),
            isAllowed: () => chrome.permissions.contains({ origins: [hostPattern(address)] }),
            fetch: (input, init) => fetch(input, init),
            WebSocket,
        },
        (message) => port.postMessage(JSON.stringify(message)),
    );
}
