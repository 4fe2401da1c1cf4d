import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, answerError } from '../http/http-answer';
import type { HttpHandler } from '../http/http-router';
import { missingPage } from './missing-page';
import { addressOf, readerOf, type Reader } from './reader';

/** No other page may show this one in a frame and misdirect a teacher's clicks. */
const PAGE_HEADERS = {
    'content-security-policy': "frame-ancestors 'self'",
    'x-frame-options': 'SAMEORIGIN',
    'x-content-type-options': 'nosniff',
};
const HTML = 'text/html; charset=utf-8';

/** A page in the reader's language. It loads nothing from elsewhere, and no other page may frame it. */
export function htmlAnswer(page: (reader: Reader) => string): HttpHandler {
    return (request, response) => answer(response, 200, HTML, page(readerOf(request)), PAGE_HEADERS);
}

/** Answers 404: a page for a person, an error of the contract's shape for a program. */
export function answerMissing(request: IncomingMessage, response: ServerResponse, message: string): void {
    if (!(request.headers.accept ?? '').includes('text/html'))
        return answerError(response, 404, { errorType: 'BadRequest', message });
    answer(response, 404, HTML, missingPage(readerOf(request)), PAGE_HEADERS);
}

/** Redirects from a path with a trailing slash to the page, and keeps the query. */
export function toPage(path: string): HttpHandler {
    return (request, response) => {
        const { pathname, search } = addressOf(request);
        if (pathname !== `${path}/`) return answerMissing(request, response, `Nothing is at ${pathname}.`);
        answer(response, 308, 'text/plain; charset=utf-8', '', { location: `${path}${search}` });
    };
}
