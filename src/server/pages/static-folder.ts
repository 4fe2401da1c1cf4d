import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { answerRefusal } from '../http-answer';
import { pathOf, type HttpHandler } from '../http-router';

const TYPES: Readonly<Record<string, string>> = {
    '.js': 'text/javascript; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.html': 'text/html; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.gif': 'image/gif',
    '.jpg': 'image/jpeg',
    '.wav': 'audio/wav',
    '.mp3': 'audio/mpeg',
    '.wasm': 'application/wasm',
    '.woff2': 'font/woff2',
    '.sb3': 'application/x.scratch.sb3',
};
/** Seconds for which a browser need not ask again. */
const MAX_AGE_S = 3600;

/**
 * Serves the files of a folder under `prefix`. Their paths are listed once, at the first request that finds any; a
 * request is looked up in that list, so no part of it ever becomes part of a path. Only a list is kept, never the
 * promise of one: a folder that cannot be listed fails this request, and the next one lists it again.
 */
export function staticFolder(folder: string, prefix: string): HttpHandler {
    let files: ReadonlyMap<string, string> = new Map();
    return async (request, response) => {
        if (files.size === 0) files = await filesOf(folder, prefix);
        const file = files.get(decoded(pathOf(request.url)));
        if (file === undefined) return answerRefusal(response, 404, 'BadRequest', 'There is no such file here.');
        response.writeHead(200, {
            'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
            'cache-control': `max-age=${MAX_AGE_S}`,
            'x-content-type-options': 'nosniff',
        });
        if (request.method === 'HEAD') return void response.end();
        createReadStream(file)
            .on('error', () => response.destroy())
            .pipe(response);
    };
}

async function filesOf(folder: string, prefix: string): Promise<ReadonlyMap<string, string>> {
    const files = new Map<string, string>();
    const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(noneWhereMissing);
    for (const entry of entries) {
        if (!entry.isFile()) continue;
        const file = join(entry.parentPath, entry.name);
        files.set(prefix + file.slice(folder.length + 1).replaceAll('\\', '/'), file);
    }
    return files;
}

/** The editor's folder is missing until the editor is fetched. @throws what else keeps it from being listed */
function noneWhereMissing(error: NodeJS.ErrnoException): [] {
    if (error.code !== 'ENOENT') throw error;
    return [];
}

function decoded(path: string): string {
    try {
        return decodeURIComponent(path);
    } catch {
        return path;
    }
}
