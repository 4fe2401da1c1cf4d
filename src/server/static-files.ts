import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HttpRefusal } from './http-refusal';

/** Serves one built file under one address: nothing of the request reaches the file system. */
export function builtFile(path: string, contentType: string) {
    let file: { readonly bytes: Buffer; readonly etag: string } | null = null;

    async function load() {
        if (file !== null) return file;
        const bytes = await readFile(path).catch(() => null);
        if (bytes === null)
            throw new HttpRefusal(
                404,
                'NotFound',
                'This file was not built. Run `npm run build` and start the server again.',
            );
        file = { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
        return file;
    }

    return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const { bytes, etag } = await load();
        response.setHeader('etag', etag);
        response.setHeader('cache-control', 'no-cache');
        if (request.headers['if-none-match'] === etag) {
            response.writeHead(304).end();
            return;
        }
        response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length });
        response.end(request.method === 'HEAD' ? undefined : bytes);
    };
}
