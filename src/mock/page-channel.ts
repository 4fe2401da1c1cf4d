// Messages between the pages of one browser, or the VMs of one process. What arrives is other people's: it is looked at
// before it is believed.
import type { GroupKey } from '../core/records';
import type { Group, MeshMessage } from '../wire/types';

/** What pages tell each other. `page` is the sender, `to` the one it is meant for. */
export type PageMessage =
    | { readonly kind: 'hello'; readonly page: string }
    | { readonly kind: 'groups'; readonly page: string; readonly groups: readonly Group[] }
    | {
          readonly kind: 'call';
          readonly page: string;
          readonly to: string;
          readonly id: number;
          readonly field: string;
          readonly args: unknown;
      }
    | { readonly kind: 'answer'; readonly to: string; readonly id: number; readonly value: unknown }
    | {
          readonly kind: 'refusal';
          readonly to: string;
          readonly id: number;
          readonly errorType: string;
          readonly message: string;
      }
    | { readonly kind: 'publish'; readonly key: GroupKey; readonly message: MeshMessage; readonly audience: string };

/** The channel's name: pages of one origin that use it find each other. */
const NAME = 'scratch-mesh';

/** A line to the other pages; where the browser has none, a page is alone. */
export interface PageChannel {
    post(message: PageMessage): void;
    close(): void;
}

/** Opens the line. `take` is called with every message that has the shape of one. */
export function openPageChannel(take: (message: PageMessage) => void): PageChannel {
    if (typeof BroadcastChannel === 'undefined') return { post: () => undefined, close: () => undefined };
    const channel = new BroadcastChannel(NAME);
    channel.onmessage = (event: MessageEvent<unknown>) => {
        if (isPageMessage(event.data)) take(event.data);
    };
    // In Node an open channel would keep the process alive.
    if ('unref' in channel && typeof channel.unref === 'function') Reflect.apply(channel.unref, channel, []);
    return { post: (message) => channel.postMessage(message), close: () => channel.close() };
}

function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isGroup(value: unknown): value is Group {
    return (
        isRecord(value) &&
        ['id', 'domain', 'fullId', 'name', 'hostId', 'expiresAt'].every((name) => typeof value[name] === 'string') &&
        typeof value['useWebSocket'] === 'boolean'
    );
}

function isKey(value: unknown): value is GroupKey {
    return isRecord(value) && typeof value['id'] === 'string' && typeof value['domain'] === 'string';
}

function isPageMessage(value: unknown): value is PageMessage {
    if (!isRecord(value)) return false;
    const texts = (...names: string[]) => names.every((name) => typeof value[name] === 'string');
    switch (value['kind']) {
        case 'hello':
            return texts('page');
        case 'groups':
            return texts('page') && Array.isArray(value['groups']) && value['groups'].every(isGroup);
        case 'call':
            return texts('page', 'to', 'field') && typeof value['id'] === 'number' && isRecord(value['args']);
        case 'answer':
            return texts('to') && typeof value['id'] === 'number';
        case 'refusal':
            return texts('to', 'errorType', 'message') && typeof value['id'] === 'number';
        case 'publish':
            return isKey(value['key']) && isRecord(value['message']) && texts('audience');
        default:
            return false;
    }
}
