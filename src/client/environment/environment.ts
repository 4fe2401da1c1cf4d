// The one file that reads the browser's globals. Everything else gets what it needs from here.

/** Stops what was started: a timer, a listener. Calling it twice does nothing. */
export type Stop = () => void;

/** What the client asks of the world. */
export interface Environment {
    /**
     * Milliseconds since 1970 by this device's clock, which may be wrong by hours and may be set at any moment. Only for
     * what people read and for what is sent to others; durations come from `elapsed`.
     */
    now(): number;
    /**
     * Milliseconds on a monotonic clock with any start. In some browsers it stands
     * still while the device sleeps.
     */
    elapsed(): number;
    /** Calls `run` once after `ms` milliseconds. */
    after(ms: number, run: () => void): Stop;
    /** From 0 up to 1. */
    random(): number;
    /** 32 random hex digits that nobody can guess. */
    newId(): string;
    readonly fetch: typeof fetch;
    /** The WebSocket constructor, or null where there is none. */
    readonly WebSocket: typeof WebSocket | null;
    readonly page: Page;
    /** One line for the developer's console. Never with keys, payloads or values in it. */
    warn(line: string): void;
}

/** The page around the client, if there is one. */
export interface Page {
    /** A parameter of the page's address, or null. */
    parameter(name: string): string | null;
    /** A value of localStorage, or null where there is none or it is forbidden. */
    stored(key: string): string | null;
    /** Keeps a value in localStorage, or removes it where it is null. False where that is forbidden or full. */
    store(key: string, value: string | null): boolean;
    /** Calls `listener` when the page goes away for good, not where "back" can bring it back as it was. */
    onGone(listener: () => void): Stop;
    /** Whether the page is hidden: its timers may be slow then. */
    isHidden(): boolean;
    /** Calls `listener` when the page is visible again: its timers may have been slow or stopped. */
    onShow(listener: () => void): Stop;
    /** Calls `listener` when "back" has brought the page back: nothing of it ran meanwhile, and its sockets are closed. */
    onReturn(listener: () => void): Stop;
    /** Calls `listener` when the device's network went, came, or became another one. */
    onNetwork(listener: (change: NetworkChange) => void): Stop;
    /** The origin that the page came from, or null: another place that can be asked whether the network is there. */
    origin(): string | null;
}

/** What a browser reports of the device's network. */
export type NetworkChange = 'offline' | 'online' | 'changed';

/** What a host may put in the place of a global. */
export interface EnvironmentOptions {
    readonly fetch?: typeof fetch | undefined;
    readonly WebSocket?: typeof WebSocket | null | undefined;
}

const page: Page = {
    parameter: (name) => (typeof location === 'undefined' ? null : new URLSearchParams(location.search).get(name)),
    stored(key) {
        try {
            return typeof localStorage === 'undefined' ? null : localStorage.getItem(key);
        } catch {
            // Blocked by the browser's settings or by a sandboxed frame.
            return null;
        }
    },
    store(key, value) {
        try {
            if (typeof localStorage === 'undefined') return false;
            if (value === null) localStorage.removeItem(key);
            else localStorage.setItem(key, value);
            return true;
        } catch {
            return false;
        }
    },
    isHidden: () => typeof document !== 'undefined' && document.visibilityState === 'hidden',
    onGone: (listener) => onTransition('pagehide', false, listener),
    onReturn: (listener) => onTransition('pageshow', true, listener),
    onShow(listener) {
        if (typeof document === 'undefined') return () => undefined;
        const seen = () => document.visibilityState === 'visible' && listener();
        return listen(document, 'visibilitychange', seen);
    },
    onNetwork(listener) {
        if (typeof window === 'undefined') return () => undefined;
        const network = networkInformation();
        const stops = [
            listen(window, 'offline', () => listener('offline')),
            listen(window, 'online', () => listener('online')),
            ...(network === null ? [] : [listen(network, 'change', () => listener('changed'))]),
        ];
        return () => {
            for (const stop of stops) stop();
        };
    },
    origin: () => (typeof location === 'undefined' || !/^https?:/.test(location.origin) ? null : location.origin),
};

/** Listens until it is stopped. */
function listen(target: EventTarget, name: string, listener: () => void): Stop {
    target.addEventListener(name, listener);
    return () => target.removeEventListener(name, listener);
}

/** Listens for a page that goes or comes. `persisted`: whether the browser keeps the page as it is, or ends it. */
function onTransition(name: 'pagehide' | 'pageshow', persisted: boolean, listener: () => void): Stop {
    if (typeof window === 'undefined') return () => undefined;
    const heard = (event: PageTransitionEvent) => {
        if ((event.persisted === true) === persisted) listener();
    };
    window.addEventListener(name, heard);
    return () => window.removeEventListener(name, heard);
}

/** The Network Information API, which not every browser has, and TypeScript's library does not know. */
function networkInformation(): EventTarget | null {
    const network: unknown = typeof navigator === 'undefined' ? null : Reflect.get(navigator, 'connection');
    return network instanceof EventTarget ? network : null;
}

function newId(): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The environment of a browser or of Node. */
export function browserEnvironment(options: EnvironmentOptions = {}): Environment {
    const { fetch: givenFetch, WebSocket: givenWebSocket } = options;
    return {
        now: () => Date.now(),
        elapsed: () => performance.now(),
        after(ms, run) {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
        },
        random: () => Math.random(),
        newId,
        // Not bound at once: tests and filters replace the global later, and a detached fetch throws in browsers.
        fetch: givenFetch ?? ((input, init) => globalThis.fetch(input, init)),
        WebSocket:
            givenWebSocket === undefined ? (typeof WebSocket === 'undefined' ? null : WebSocket) : givenWebSocket,
        page,
        warn: (line) => console.warn(`mesh: ${line}`),
    };
}
