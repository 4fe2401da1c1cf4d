import type { IncomingMessage } from 'node:http';
import type { Holding } from './held-bytes';

/** Bytes of a request's body, and of one WebSocket message. A batch has at most 240 KiB, so four fit easily. */
export const BODY_MAX_BYTES = 1024 * 1024;

/** A body; or its size when reading stopped at the limit; or the fact that its address sends too much at once. */
export type Body =
    | { readonly chunks: readonly Buffer[] }
    | { readonly tooLarge: number }
    | { readonly aborted: true }
    | { readonly crowded: true };

/** Reads a request's body, and stops at the limit. It does not read a body that was announced as larger. */
export function readBody(request: IncomingMessage, holding: Holding): Promise<Body> {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > BODY_MAX_BYTES) return Promise.resolve({ tooLarge: announced });
    return new Promise((resolve) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        const stop = (reason: Body) => {
            request.removeAllListeners('data');
            request.pause();
            resolve(reason);
        };
        request.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > BODY_MAX_BYTES) stop({ tooLarge: bytes });
            else if (holding.take(chunk.length)) chunks.push(chunk);
            else stop({ crowded: true });
        });
        request.on('end', () => {
            resolve({ chunks });
        });
        request.on('close', () => resolve({ aborted: true }));
        request.on('error', () => resolve({ aborted: true }));
    });
}

/** Milliseconds for which the rest of a refused body is discarded, so that its sender can read the refusal. */
const LINGER_MS = 500;

/** Lets the answer to a refused body arrive, then ends the connection even if the body is incomplete. */
export function discardRest(request: IncomingMessage): void {
    request.on('data', () => undefined);
    request.resume();
    setTimeout(() => request.destroy(), LINGER_MS).unref();
}
