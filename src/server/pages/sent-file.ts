import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { contentType } from 'mime-types';
import send from 'send';
import { CROSS_ORIGIN_HEADERS } from '../http/cross-origin';
import { answerError } from '../http/http-answer';
import { answerMissing } from './html-answer';

/** How long a browser may keep a file. */
export type Keeping =
    /** It asks each time whether the file has changed, because the URL stays the same. */
    | 'ask'
    /** It never asks again, because another file has another URL. */
    | 'for-good';

/** A file to send. `path` within `folder` may be anything from a request. */
export interface SentFile {
    readonly folder: string;
    /** Encoded as in a URL. */
    readonly path: string;
    readonly keeping: Keeping;
    /** The message if there is no such file. */
    readonly missing: string;
}

/** A year: the maximum for caches. */
const FOR_GOOD_MS = 365 * 24 * 3600 * 1000;

/** In order of preference: brotli is a fifth smaller. */
const ENCODINGS = [
    { suffix: '.br', name: 'br' },
    { suffix: '.gz', name: 'gzip' },
] as const;

/** The library's statuses for a path that cannot be decoded, that leads out of the folder, or that leads to no file. */
const NOTHING_THERE: readonly number[] = [400, 403, 404];

/** Content types that the library does not know. */
const TYPES: Readonly<Record<string, string>> = { '.sb3': 'application/x.scratch.sb3' };

/** A variant of a file in its folder: the file itself, or a compressed one beside it. */
interface Variant {
    readonly suffix: string;
    readonly name: string | null;
}

/** Sends a file. Sends a compressed variant if there is one and the browser accepts it. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: SentFile): void {
    const accepted = String(request.headers['accept-encoding'] ?? '');
    // A range refers to the uncompressed file.
    const encodings = request.headers.range === undefined ? ENCODINGS : [];
    const taken = encodings.filter(({ name }) =>
        new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted),
    );
    sendFirst(request, response, file, [...taken, { suffix: '', name: null }]);
}

/** Sends the first variant that exists. */
function sendFirst(
    request: IncomingMessage,
    response: ServerResponse,
    file: SentFile,
    [variant, ...others]: readonly Variant[],
): void {
    if (variant === undefined) return answerMissing(request, response, file.missing);
    send(request, file.path + variant.suffix, {
        root: file.folder,
        index: false,
        dotfiles: 'ignore',
        maxAge: file.keeping === 'for-good' ? FOR_GOOD_MS : 0,
        immutable: file.keeping === 'for-good',
    })
        .on('headers', (sent: ServerResponse) => setHeaders(sent, file, variant))
        .on('directory', () => answerMissing(request, response, file.missing))
        .on('error', ({ status }: { readonly status: number }) => {
            if (response.headersSent) return void response.destroy();
            if (NOTHING_THERE.includes(status)) return sendFirst(request, response, file, others);
            response.removeHeader('content-encoding');
            const message = `The server cannot send the file as requested (HTTP ${status}).`;
            answerError(response, status, { errorType: 'BadRequest', message });
        })
        .pipe(response);
}

function setHeaders(response: ServerResponse, { path, keeping }: SentFile, { name }: Variant): void {
    const extension = extname(path);
    response.setHeader('content-type', TYPES[extension] ?? (contentType(extension) || 'application/octet-stream'));
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('x-content-type-options', 'nosniff');
    if (keeping === 'ask') response.setHeader('cache-control', 'no-cache');
    if (name !== null) response.setHeader('content-encoding', name);
    for (const [header, value] of Object.entries(CROSS_ORIGIN_HEADERS)) response.setHeader(header, value);
}
