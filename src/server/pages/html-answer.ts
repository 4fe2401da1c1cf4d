import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, answerRefusal } from '../http/http-answer';
import type { HttpHandler } from '../http/http-router';
import { readerLanguage } from './html-page';
import { missingPage } from './missing-page';
import type { Reader } from './reader';

/** A teacher's clicks must not be led astray by a page that shows this one in a frame of its own. */
const PAGE_HEADERS = {
    'content-security-policy': "frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
};
const HTML = 'text/html; charset=utf-8';

/** Who reads the answer to a request. */
function readerOf(request: IncomingMessage): Reader {
    const url = addressOf(request);
    return { language: readerLanguage(url, request.headers['accept-language']), url };
}

/** What was asked for; an address that cannot be read is that of the first page. */
function addressOf(request: IncomingMessage): URL {
    const path = request.url ?? '/';
    return URL.canParse(path, 'http://page') ? new URL(path, 'http://page') : new URL('http://page/');
}

/** A page in the reader's language; nothing on it comes from elsewhere, and nobody else may frame it. */
export function htmlAnswer(page: (reader: Reader) => string): HttpHandler {
    return (request, response) => answer(response, 200, HTML, page(readerOf(request)), PAGE_HEADERS);
}

/** Nothing is here: a page for a person, an error of the contract's shape for a program. */
export function answerMissing(request: IncomingMessage, response: ServerResponse, message: string): void {
    if (!(request.headers.accept ?? '').includes('text/html'))
        return answerRefusal(response, 404, 'BadRequest', message);
    answer(response, 404, HTML, missingPage(readerOf(request)), PAGE_HEADERS);
}

/** Sends who asks for a page with a slash behind it to the page, with what the address says beyond it. */
export function toPage(path: string): HttpHandler {
    return (request, response) => {
        const { pathname, search } = addressOf(request);
        if (pathname !== `${path}/`) return answerMissing(request, response, `Nothing is at ${pathname}.`);
        answer(response, 308, 'text/plain; charset=utf-8', '', { location: `${path}${search}` });
    };
}
