// What the popup's form holds, and its way into the extension's storage and out of it.
import { closestLocale, LOCALES } from '../../../locales';
import { isRecord } from '../record';

/** The settings of the browser extension. */
export interface Settings {
    /** The GraphQL address of the mesh server; empty as long as nobody has typed one. */
    readonly server: string;
    /** The key that the server asks for; empty where it asks for none. */
    readonly apiKey: string;
    /** Where groups are found; empty: the server derives it from the network. */
    readonly domain: string;
    /** A language that we have; empty: the browser's. */
    readonly language: string;
}

/** What is there before anybody has saved anything. */
export const NO_SETTINGS: Settings = { server: '', apiKey: '', domain: '', language: '' };

/** The key in the extension's storage. */
export const SETTINGS_KEY = 'settings';

const SERVER_PATH = '/graphql';
const DOMAIN = /^[\w.-]*$/;
const LOCALHOST = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The settings in what was stored, or sent from another script: whatever does not fit becomes the default. */
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

/** The address as it is stored: with the path of the server where only the server was typed. Null where it is none. */
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

/** Whether pages that came by https may be kept from the address: it is not encrypted, and not on this device. */
export function isRefusedFromHttps(server: string): boolean {
    if (server === '') return false;
    const { protocol, hostname } = new URL(server);
    return protocol === 'http:' && !LOCALHOST.test(hostname);
}

/** Letters, digits, `-`, `.` and `_`; or nothing. */
export function isDomain(typed: string): boolean {
    return DOMAIN.test(typed);
}

/** The language to speak: the chosen one, else the first of the browser's that we have, else English. */
export function languageOf({ language }: Settings, wished: readonly string[] = navigator.languages): string {
    return closestLocale([language, ...wished]);
}
