// The values of the popup's form, and reading and writing them in the extension's storage.
import { closestLocale, LOCALES } from '../../../locales';
import { isRecord } from '../json';

/** The settings of the browser extension. */
export interface Settings {
    /** The GraphQL address of the mesh server; empty until somebody types one. */
    readonly server: string;
    /** The server's key; empty if it requires none. */
    readonly apiKey: string;
    /** The domain in which groups are found; if empty, the server derives it from the network. */
    readonly domain: string;
    /** One of our languages; if empty, the browser's. */
    readonly language: string;
}

/** The settings before anybody has saved any. */
export const NO_SETTINGS: Settings = { server: '', apiKey: '', domain: '', language: '' };

/** The key in the extension's storage. */
export const SETTINGS_KEY = 'settings';

const SERVER_PATH = '/graphql';
/** At most as long as the wire allows (`DOMAIN_MAX_LENGTH`): the client refuses a longer one. */
const DOMAIN = /^[\w.-]{0,256}$/;

/** Reads settings from the storage or another script. An invalid value becomes the default. */
export function readSettings(stored: unknown): Settings {
    if (!isRecord(stored)) return NO_SETTINGS;
    const { server, apiKey, domain, language } = stored;
    return {
        server: typeof server === 'string' ? (serverAddress(server) ?? '') : '',
        apiKey: typeof apiKey === 'string' ? apiKey : '',
        domain: typeof domain === 'string' && isDomain(domain) ? domain : '',
        language:
            typeof language === 'string' && Object.prototype.hasOwnProperty.call(LOCALES, language) ? language : '',
    };
}

/**
 * The address in its stored form, with the server's default path if only the server was typed. Null if it is invalid.
 */
export function serverAddress(typed: string): string | null {
    const trimmed = typed.trim();
    if (trimmed === '') return '';
    try {
        const url = new URL(trimmed);
        if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
        if (url.pathname === '/') url.pathname = SERVER_PATH;
        return url.href;
    } catch {
        return null;
    }
}

/** Up to 256 letters, digits, `-`, `.` and `_`; or nothing. */
export function isDomain(typed: string): boolean {
    return DOMAIN.test(typed);
}

/** The language to use: the chosen one, else the first of the browser's that we have, else English. */
export function languageOf({ language }: Settings, wished: readonly string[] = navigator.languages): string {
    return closestLocale([language, ...wished]);
}
