import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { ServerSettings } from '../settings/server-settings';
import { SettingsError } from '../settings/settings-error';

/** Milliseconds within which a request's headers must arrive. */
const HEADERS_TIMEOUT_MS = 10_000;
/** Milliseconds within which a whole request must arrive: 1 MiB over a school's slowest line. */
const REQUEST_TIMEOUT_MS = 30_000;
/** Milliseconds for which an idle connection is kept. Members poll every 2 s and send a heartbeat every minute. */
const KEEP_ALIVE_MS = 75_000;
/** Milliseconds after which a connection without any traffic is cut, for example with an answer that nobody reads. */
const STALLED_MS = 30_000;

const OPTIONS = {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // By default Node checks every 30 s, which would add up to 30 s to each of these times.
    connectionsCheckingInterval: 1_000,
    // Lets the kernel notice a peer that is gone while there is no traffic.
    keepAlive: true,
    keepAliveInitialDelay: STALLED_MS,
} as const;

/**
 * The HTTP server, with TLS if a certificate is set.
 * @throws {SettingsError} if a file cannot be read or is invalid, or the two files do not belong together
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
