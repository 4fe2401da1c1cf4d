import { readPageMessage, type PageMessage } from './page-messages';

/** Port: the connection of a page to all other pages. */
export interface PageChannel {
    /** Sends to all other pages. Never throws: a message that cannot be sent is dropped, and its sender's wait times out. */
    post(message: PageMessage): void;
    close(): void;
}

/** The channel of all pages of this project. */
export const CHANNEL_NAME = 'scratch-mesh';

/**
 * Connects to the other pages of this browser (in Node: of this process). If the browser has no BroadcastChannel, or
 * forbids it in a sandboxed frame, the page is alone and messages are dropped.
 */
export function openPageChannel(name: string, onMessage: (message: PageMessage) => void): PageChannel {
    const channel = open(name);
    if (channel === null) return { post: () => undefined, close: () => undefined };
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
        const message = readPageMessage(data);
        if (message !== null) onMessage(message);
    };
    // In Node an open channel would keep the process alive.
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
