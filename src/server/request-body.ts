import type { IncomingMessage } from 'node:http';
import { HttpRefusal } from './http-refusal';

/** Bytes of a request's body. The largest batch of the contract is 240 KiB of text, at most three times that as JSON. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Reads a body as text. @throws {HttpRefusal} 413 as soon as it is too large: the rest is not read */
export function readBody(request: IncomingMessage): Promise<string> {
    const announced = Number(request.headers['content-length'] ?? 0);
    if (announced > MAX_BODY_BYTES) return Promise.reject(tooLarge(announced));
    return new Promise((resolve, reject) => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        request.on('data', (chunk: Buffer) => {
            bytes += chunk.length;
            if (bytes > MAX_BODY_BYTES) {
                request.pause();
                reject(tooLarge(bytes));
            } else chunks.push(chunk);
        });
        request.on('end', () => {
            const [first] = chunks;
            resolve((chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks)).toString('utf8'));
        });
        request.on('error', () => reject(new HttpRefusal(400, 'BadRequest', 'The request broke off.')));
    });
}

function tooLarge(bytes: number): HttpRefusal {
    return new HttpRefusal(
        413,
        'BadRequest',
        `The body is limited to ${MAX_BODY_BYTES} bytes; at least ${bytes} were sent. Send a smaller batch.`,
    );
}
