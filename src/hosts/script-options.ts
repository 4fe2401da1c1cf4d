// The options of a mesh that an editor loads by a script's URL. No code can pass them as arguments.
import type { ClientOptions } from '../client/create-client';
import { isRecord } from './json';

/** The options of such a mesh. */
export type ScriptOptions = Pick<ClientOptions, 'url' | 'apiKey' | 'domain' | 'forcePolling'>;

const SERVER_PATH = '/graphql';

/**
 * The page's `globalThis.scratchMeshOptions`; else the server in the script's own URL: its parameter `server`, or its
 * origin. A script without a URL knows no server.
 */
export function scriptOptions(address: string | null): ScriptOptions {
    const given: unknown = Reflect.get(globalThis, 'scratchMeshOptions');
    const { url, apiKey, domain, forcePolling } = isRecord(given) ? given : {};
    return {
        url: text(url) ?? serverOf(address),
        apiKey: text(apiKey),
        domain: text(domain),
        forcePolling: typeof forcePolling === 'boolean' ? forcePolling : undefined,
    };
}

function serverOf(address: string | null): string | undefined {
    if (address === null || !/^https?:/.test(address)) return undefined;
    const script = new URL(address);
    return script.searchParams.get('server') ?? new URL(SERVER_PATH, script).href;
}

function text(value: unknown): string | undefined {
    return typeof value === 'string' ? value : undefined;
}
