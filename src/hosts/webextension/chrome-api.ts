// The browsers' extension API has no types here. Only this file describes the part of it that we use.

/** An event's list of listeners. */
interface ExtensionEvent<Listener> {
    addListener(listener: Listener): void;
}

/** One end of a connection between the popup and a tab. */
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
    /** The API of the extension. A page itself does not have it. */
    const chrome: ExtensionApi;
}
