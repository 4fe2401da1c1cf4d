import type { Port } from '../chrome-api';
import type { FromWorker } from './traffic-messages';

/** The name of the connections between a tab's relay and the worker. */
export const TRAFFIC_PORT = 'traffic';

/** The relay's connection to the worker. The browser may stop the worker at any moment; the next message starts it. */
export class WorkerLine {
    private port: Port | null = null;

    /** `tell` gets the worker's messages, as texts, and what the relay itself has to say. */
    public constructor(private readonly tell: (message: string) => void) {}

    /** Passes a page's message on. */
    public send(message: string): void {
        try {
            this.port ??= this.connect();
            this.port.postMessage(message);
        } catch {
            // The extension was updated or removed: this script stays in the page, but has no extension any more.
            this.port = null;
            this.say({ kind: 'ended' });
        }
    }

    private connect(): Port {
        const port = chrome.runtime.connect({ name: TRAFFIC_PORT });
        port.onMessage.addListener((message) => {
            if (typeof message === 'string') this.tell(message);
        });
        port.onDisconnect.addListener(() => {
            void chrome.runtime.lastError;
            this.port = null;
            this.say({ kind: 'lost' });
        });
        return port;
    }

    private say(message: FromWorker): void {
        this.tell(JSON.stringify(message));
    }
}
