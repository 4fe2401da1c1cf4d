// The browsers' extension API has no types here. Only this file describes the part of it that we use.

/** An event's list of listeners. */
interface ExtensionEvent<Listener> {
    addListener(listener: Listener): void;
}

/** One end of a connection between two parts of the extension. */
export interface Port {
    readonly name: string;
    postMessage(message: string): void;
    readonly onMessage: ExtensionEvent<(message: unknown) => void>;
    readonly onDisconnect: ExtensionEvent<() => void>;
}

/** Hosts that the extension may reach, as match patterns. */
interface HostPermissions {
    readonly origins: string[];
}

interface ExtensionApi {
    readonly runtime: {
        /** In a tab: the popup connected. In the worker: a tab did. */
        readonly onConnect: ExtensionEvent<(port: Port) => void>;
        /** From a tab to the worker, which it starts where it sleeps. @throws where the extension was updated or removed */
        connect(info: { name: string }): Port;
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
    readonly permissions: {
        contains(permissions: HostPermissions): Promise<boolean>;
        /** Asks the person. Only right in a click's handler. */
        request(permissions: HostPermissions): Promise<boolean>;
        remove(permissions: HostPermissions): Promise<boolean>;
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
