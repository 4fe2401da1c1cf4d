import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { ServerSettings } from '../settings/server-settings';
import { SettingsError } from '../settings/settings-error';

/** Milliseconds within which a request's headers have to arrive. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Milliseconds within which a whole request has to arrive: 1 MiB over a school's slowest line. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Milliseconds for which an idle connection is kept: members poll every 2 s, heartbeats come every minute. */
const KEEP_ALIVE_MS = 75_000;
/** Milliseconds after which a connection is cut on which nothing moves, an answer that nobody reads for example. */
const STALLED_MS = 30_000;

const OPTIONS = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // Node looks every 30 s by default, which would add as much to each of those times.
    connectionsCheckingInterval: 1_000,
    // The kernel notices a peer that is gone, where nobody has anything to say to it.
    keepAlive: true,
    keepAliveInitialDelay: STALLED_MS,
} as const;

/**
 * The server for requests: by TLS where a certificate is set.
 * @throws {SettingsError} where a file cannot be read or is none, or the two do not belong together
 */
export function httpServer(tls: ServerSettings['tls'], listener: RequestListener): Server {
    return unsetServer(tls, listener).setTimeout(STALLED_MS);
}

function unsetServer(tls: ServerSettings['tls'], listener: RequestListener): Server {
    if (tls === undefined) return createServer(OPTIONS, listener);
    const cert = contentOf(tls.certFile, 'certificate');
    const key = contentOf(tls.keyFile, 'private key');
    try {
        createSecureContext({ cert, key });
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new SettingsError(
            `The certificate ${tls.certFile} and the private key ${tls.keyFile} cannot be used together (${reason}). Both must be PEM, and the key must belong to the certificate.`,
        );
    }
    return createSecureServer({ ...OPTIONS, cert, key }, listener);
}

function contentOf(file: string, what: string): string {
    try {
        return readFileSync(file, 'utf8');
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new SettingsError(`The ${what} could not be read: ${reason}.`);
    }
}
