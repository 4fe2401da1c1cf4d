import './chrome-api';
import type { Port } from './chrome-api';
import { readFromPage, type Command, type GroupChoice, type PageState, type ToPage } from './messages';

interface Waiting {
    resolve(groups: readonly GroupChoice[]): void;
    reject(error: Error): void;
}

/** The popup's connection to the mesh of one tab. */
export class TabLink {
    private readonly port: Port;
    private readonly waiting = new Map<number, Waiting>();
    private lastId = 0;

    /** `onState` gets the tab's state; null if the extension is not in that tab. */
    public constructor(
        tabId: number,
        private readonly onState: (state: PageState | null) => void,
    ) {
        this.port = chrome.tabs.connect(tabId);
        this.port.onMessage.addListener((text) => this.hear(text));
        this.port.onDisconnect.addListener(() => this.end());
        this.send({ kind: 'hello' });
    }

    /** Passes a command to the mesh. Rejects with a sentence for the person. */
    public run(command: Command): Promise<readonly GroupChoice[]> {
        this.lastId += 1;
        const id = this.lastId;
        return new Promise((resolve, reject) => {
            this.waiting.set(id, { resolve, reject });
            this.send({ kind: 'command', id, command });
        });
    }

    private send(message: ToPage): void {
        this.port.postMessage(JSON.stringify(message));
    }

    private hear(text: unknown): void {
        const message = readFromPage(text);
        if (message === null || message.kind === 'hello') return;
        if (message.kind === 'state') return this.onState(message.state);
        const waiting = this.waiting.get(message.id);
        this.waiting.delete(message.id);
        if (message.kind === 'done') waiting?.resolve(message.groups);
        else waiting?.reject(new Error(message.text));
    }

    /** The tab went elsewhere, or the extension is not in it. This is not an error, but the browser wants it read. */
    private end(): void {
        void chrome.runtime.lastError;
        for (const { resolve } of this.waiting.values()) resolve([]);
        this.waiting.clear();
        this.onState(null);
    }
}
