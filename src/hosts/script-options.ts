// The options of a mesh that an editor loads by the address of a script: nobody can hand it any.
import type { ClientOptions } from '../client/create-client';
import { isRecord } from './record';

/** What such a mesh can be told. */
export type ScriptOptions = Pick<ClientOptions, 'url' | 'apiKey' | 'domain' | 'forcePolling'>;

const SERVER_PATH = '/graphql';

/**
 * What the page has set as `globalThis.scratchMeshOptions`; else the server of the script's own address, which is its
 * parameter `server` or where the script itself came from. A script without an address knows no server.
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
