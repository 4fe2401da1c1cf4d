// Browsers' extension API carries no types here. This file is the only one that says what of it we touch.

/** Where an event's listeners are kept. */
interface ExtensionEvent<Listener> {
    addListener(listener: Listener): void;
}

/** One end of a line between the popup and a tab. */
export interface Port {
    postMessage(message: string): void;
    readonly onMessage: ExtensionEvent<(message: unknown) => void>;
    readonly onDisconnect: ExtensionEvent<() => void>;
}

interface ExtensionApi {
    readonly runtime: {
        /** In a tab: the popup connected. */
        readonly onConnect: ExtensionEvent<(port: Port) => void>;
        /** Why the last call failed; it must be read, or the browser writes a warning. */
        readonly lastError?: { readonly message?: string };
    };
    readonly storage: {
        readonly local: {
            get(key: string): Promise<Record<string, unknown>>;
            set(items: Record<string, unknown>): Promise<void>;
        };
        readonly onChanged: ExtensionEvent<(changes: object, area: string) => void>;
    };
    readonly tabs: {
        query(filter: { active: boolean; currentWindow: boolean }): Promise<readonly { readonly id?: number }[]>;
        connect(tabId: number): Port;
    };
}

declare global {
    /** The API of the extension; a page itself has none of it. */
    const chrome: ExtensionApi;
}
