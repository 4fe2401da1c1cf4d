import type { ServerResponse } from 'node:http';
import type { WireError } from '../../wire/errors';
import { CROSS_ORIGIN_HEADERS } from './cross-origin';

type Headers = Readonly<Record<string, string>>;

/** The content type of JSON. */
export const JSON_CONTENT_TYPE = 'application/json; charset=utf-8';

/** Answers with a text or bytes of the given type. */
export function answer(
    response: ServerResponse,
    status: number,
    contentType: string,
    body: string | Buffer,
    headers?: Headers,
): void {
    response.writeHead(status, {
        ...CROSS_ORIGIN_HEADERS,
        'content-type': contentType,
        'content-length': Buffer.byteLength(body),
        'cache-control': 'no-store',
        ...headers,
    });
    response.end(body);
}

/** Answers with JSON that is already text. */
export function answerJson(response: ServerResponse, status: number, json: string, headers?: Headers): void {
    answer(response, status, JSON_CONTENT_TYPE, json, headers);
}

/** Answers with a refusal in the shape of a GraphQL error, so that every client can read it. */
export function answerError(response: ServerResponse, status: number, error: WireError, headers?: Headers): void {
    answerJson(response, status, JSON.stringify({ errors: [error] }), headers);
}
