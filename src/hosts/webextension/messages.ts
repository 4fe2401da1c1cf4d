// The messages between the popup, the relay in the tab, and the script in the page. The page's own scripts can read and
// write the same channel, so every message is checked. The only secret in them is the server's key, which those scripts
// would see in every request anyway. The popup says so.
import { isRecord, parseJson } from '../json';
import { readSettings, type Settings } from './settings';

/** The popup's commands for the mesh. */
export type Command =
    | { readonly kind: 'find' }
    | { readonly kind: 'join'; readonly group: string }
    | { readonly kind: 'create'; readonly name: string }
    | { readonly kind: 'leave' };

/** To the script in the page. */
export type ToPage =
    | { readonly kind: 'settings'; readonly settings: Settings }
    /** Asks for a `state`. */
    | { readonly kind: 'hello' }
    | { readonly kind: 'command'; readonly id: number; readonly command: Command };

/** A group as the popup lists it. */
export interface GroupChoice {
    readonly id: string;
    readonly label: string;
    /** Whether this browser created it and can resume it as its host. */
    readonly isOwn: boolean;
}

/** The state of the page. */
export interface PageState {
    /** Whether the page has a Scratch editor. */
    readonly hasEditor: boolean;
    readonly inGroup: boolean;
    /** The status in words, in the language of the settings. */
    readonly text: string;
}

/** From the script in the page. */
export type FromPage =
    /** Asks for the `settings`. */
    | { readonly kind: 'hello' }
    | { readonly kind: 'state'; readonly state: PageState }
    | { readonly kind: 'done'; readonly id: number; readonly groups: readonly GroupChoice[] }
    | { readonly kind: 'failed'; readonly id: number; readonly text: string };

/** Reads a message for the page; null if it is invalid. */
export function readToPage(text: unknown): ToPage | null {
    const message = parseJson(text);
    if (!isRecord(message)) return null;
    if (message['kind'] === 'hello') return { kind: 'hello' };
    if (message['kind'] === 'settings') return { kind: 'settings', settings: readSettings(message['settings']) };
    const { id, command } = message;
    const read = readCommand(command);
    return message['kind'] === 'command' && typeof id === 'number' && read !== null
        ? { kind: 'command', id, command: read }
        : null;
}

function readCommand(command: unknown): Command | null {
    if (!isRecord(command)) return null;
    const { kind, group, name } = command;
    if (kind === 'find' || kind === 'leave') return { kind };
    if (kind === 'join' && typeof group === 'string') return { kind, group };
    if (kind === 'create' && typeof name === 'string') return { kind, name };
    return null;
}

/** Reads a message from the page; null if it is invalid. */
export function readFromPage(text: unknown): FromPage | null {
    const message = parseJson(text);
    if (!isRecord(message)) return null;
    const { kind, id, state, groups, text: words } = message;
    if (kind === 'hello') return { kind };
    if (kind === 'state' && isState(state)) return { kind, state };
    if (typeof id !== 'number') return null;
    if (kind === 'failed' && typeof words === 'string') return { kind, id, text: words };
    if (kind === 'done' && Array.isArray(groups)) return { kind, id, groups: groups.filter(isGroupChoice) };
    return null;
}

function isState(state: unknown): state is PageState {
    return (
        isRecord(state) &&
        typeof state['hasEditor'] === 'boolean' &&
        typeof state['inGroup'] === 'boolean' &&
        typeof state['text'] === 'string'
    );
}

function isGroupChoice(group: unknown): group is GroupChoice {
    return (
        isRecord(group) &&
        typeof group['id'] === 'string' &&
        typeof group['label'] === 'string' &&
        typeof group['isOwn'] === 'boolean'
    );
}
