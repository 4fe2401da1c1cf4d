import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { ServerSettings } from './server-settings';
import { SettingsError } from './settings-error';

/**
 * The server for requests: by TLS where a certificate is set.
 * @throws {SettingsError} where a file cannot be read or is none, or the two do not belong together
 */
export function httpServer(tls: ServerSettings['tls'], listener: RequestListener): Server {
    if (tls === undefined) return createServer(listener);
    const cert = contentOf(tls.certFile, 'certificate');
    const key = contentOf(tls.keyFile, 'private key');
    try {
        createSecureContext({ cert, key });
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new SettingsError(
            `The certificate ${tls.certFile} and the private key ${tls.keyFile} cannot be used together (${reason}). Both must be PEM, and the key the certificate's own.`,
        );
    }
    return createSecureServer({ cert, key }, listener);
}

function contentOf(file: string, what: string): string {
    try {
        return readFileSync(file, 'utf8');
    } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new SettingsError(`The ${what} could not be read: ${reason}.`);
    }
}
