import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { answer, answerRefusal } from './http-answer';
import type { HttpHandler } from './http-router';

interface Content {
    readonly modifiedMs: number;
    readonly plain: Buffer;
    readonly zipped: Buffer;
    readonly tag: string;
}

/**
 * Serves one built file by its fixed name: no part of a request ever becomes part of a path. The file is read again
 * when it has been built anew.
 */
export function bundleFile(directory: string, name: string): HttpHandler {
    const path = join(directory, name);
    let content: Content | undefined;
    return async (request, response) => {
        const found = await stat(path).catch(() => undefined);
        if (found === undefined) {
            const message = `${name} has not been built yet. Run \`npm run build\` in the server's folder.`;
            return answerRefusal(response, 404, 'BadRequest', message);
        }
        if (content?.modifiedMs !== found.mtimeMs) content = await read(path, found.mtimeMs);
        const headers = { etag: content.tag, 'cache-control': 'no-cache', vary: 'accept-encoding' };
        if (request.headers['if-none-match'] === content.tag) {
            response.writeHead(304, { ...headers, 'access-control-allow-origin': '*' });
            response.end();
            return;
        }
        const zip = takesGzip(request);
        const body = zip ? content.zipped : content.plain;
        const coding = zip ? { 'content-encoding': 'gzip' } : {};
        answer(response, 200, 'text/javascript; charset=utf-8', body, { ...headers, ...coding });
    };
}

function takesGzip(request: IncomingMessage): boolean {
    return /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
}

async function read(path: string, modifiedMs: number): Promise<Content> {
    const plain = await readFile(path);
    const tag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`;
    return { modifiedMs, plain, zipped: await promisify(gzip)(plain), tag };
}
