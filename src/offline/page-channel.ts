import { readPageMessage, type PageMessage } from './page-messages';

/** Port: what a page says to all other pages, and hears of them. */
export interface PageChannel {
    /** Tells all other pages. Never throws: what cannot be said is not said, and its caller's wait runs out. */
    post(message: PageMessage): void;
    close(): void;
}

/** The name that all pages of this project listen to. */
export const CHANNEL_NAME = 'scratch-mesh';

/**
 * The other pages of this browser (in Node: of this process). Where the browser has no BroadcastChannel, or forbids
 * it in a sandboxed frame, the page is alone: nothing is heard and nobody listens.
 */
export function openPageChannel(name: string, onMessage: (message: PageMessage) => void): PageChannel {
    const channel = open(name);
    if (channel === null) return { post: () => undefined, close: () => undefined };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        const message = readPageMessage(data);
        if (message !== null) onMessage(message);
    };
    // In Node an open channel would keep the process alive for messages that nobody sends any more.
    if ('unref' in channel && typeof channel.unref === 'function') Reflect.apply(channel.unref, channel, []);
    let closed = false;
    return {
        post(message) {
            if (closed) return;
            try {
                channel.postMessage(message);
            } catch {
                // An argument that cannot be cloned.
            }
        },
        close() {
            closed = true;
            channel.onmessage = null;
            channel.close();
        },
    };
}

function open(name: string): BroadcastChannel | null {
    try {
        return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
    } catch {
        return null;
    }
}
