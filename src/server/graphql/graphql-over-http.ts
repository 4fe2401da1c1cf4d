import { OperationTypeNode } from 'graphql';
import { MeshError, refusal } from '../../wire/errors';
import { wireError, wireResult, type ErrorObserver } from '../../wire/wire-result';
import { API_KEY_NAME, keyRefusal, type ApiKeyCheck } from '../http/api-key';
import { callerAddress } from '../http/caller-address';
import type { DocumentCache } from './document-cache';
import { parseGraphqlRequest } from './graphql-request';
import { HELD_MAX_BYTES, type HeldBytes } from '../http/held-bytes';
import { answer, answerError, JSON_CONTENT_TYPE } from '../http/http-answer';
import type { HttpHandler } from '../http/http-router';
import { runOperation, type ObserveDuration } from './operation-runner';
import { BODY_MAX_BYTES, discardRest, readBody } from '../http/request-body';
import type { Turns } from '../http/turns';
import { UnreadRequestError } from './unread-request';

/** The dependencies of queries and mutations over HTTP. */
export interface HttpParts {
    readonly documents: DocumentCache;
    readonly apiKey: ApiKeyCheck;
    readonly trustProxy: boolean;
    readonly errors: ErrorObserver;
    readonly observe: ObserveDuration;
    readonly turns: Turns;
    readonly held: HeldBytes;
}

/** The content type for a client that reads the status as GraphQL over HTTP defines it. */
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The newer type if the client names it, regardless of its preference for the older one. */
function answerType(accept: string | undefined): string {
    return accept?.includes('application/graphql-response+json') === true ? RESPONSE_TYPE : JSON_CONTENT_TYPE;
}

/** A content type of JSON, with or without a character set. */
const JSON_TYPE = /^application\/(graphql\+|graphql-response\+)?json\s*(;|$)/i;

/**
 * Answers `POST /graphql` as GraphQL over HTTP defines it: 200 with the operation's result, including errors of its
 * fields; 400 for an unreadable request; for a refused document or refused variables, 400 if the client accepts
 * `application/graphql-response+json` and 200 if it accepts only `application/json`; 401, 413 and 415 with their usual
 * meaning.
 * https://graphql.github.io/graphql-over-http/draft/
 */
export function graphqlOverHttp(parts: HttpParts): HttpHandler {
    const { apiKey, trustProxy, errors, turns, held } = parts;
    return async (request, response) => {
        const refuse = (status: number, error: MeshError) => {
            errors.refused(error.errorType);
            answerError(response, status, refusal(error), CLOSING.has(status) ? CLOSE : undefined);
            if (CLOSING.has(status)) discardRest(request);
        };
        const key = request.headers[API_KEY_NAME];
        if (!apiKey.admits(key)) return refuse(401, keyRefusal(key));
        if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) return refuse(415, wrongType());
        const address = callerAddress(request, trustProxy);
        const holding = held.begin(address, request.socket);
        response.once('close', () => holding.giveBack());
        const body = await readBody(request, holding);
        if ('aborted' in body) return;
        if ('tooLarge' in body) return refuse(413, tooLarge(body.tooLarge));
        if ('crowded' in body) return refuse(503, crowded());
        const type = answerType(request.headers.accept);
        const asker = { address, connection: request.socket };
        const { status, json } = await turns.run(asker, () =>
            answerTo(Buffer.concat(body.chunks).toString('utf8'), address, type, parts),
        );
        if (holding.take(Buffer.byteLength(json))) answer(response, status, type, json);
        else refuse(503, crowded());
    };
}

interface TextAnswer {
    readonly status: number;
    readonly json: string;
}

async function answerTo(text: string, address: string, type: string, parts: HttpParts): Promise<TextAnswer> {
    const { documents, errors, observe } = parts;
    try {
        const { query, variables, operationName } = parseGraphqlRequest(text);
        const operation = documents.operation(query, operationName);
        if (operation.kind === OperationTypeNode.SUBSCRIPTION) throw subscriptionElsewhere();
        const result = await runOperation(operation, { address }, variables, observe);
        return { status: 200, json: JSON.stringify(wireResult(result, errors)) };
    } catch (thrown) {
        if (!(thrown instanceof MeshError)) throw thrown;
        const status = thrown instanceof UnreadRequestError || type === RESPONSE_TYPE ? 400 : 200;
        return { status, json: JSON.stringify({ errors: [wireError(thrown, errors)] }) };
    }
}

/** Refusals before the body was read, or to a client that does not read. The connection cannot be reused after them. */
const CLOSING: ReadonlySet<number> = new Set([401, 413, 415, 503]);
const CLOSE = { connection: 'close' };

function wrongType(): MeshError {
    return new MeshError('BadRequest', 'content-type must be application/json; it is something else or missing.');
}

function tooLarge(bytes: number): MeshError {
    return new MeshError('BadRequest', `The body is limited to ${BODY_MAX_BYTES} bytes; it has at least ${bytes}.`);
}

function crowded(): MeshError {
    return new MeshError(
        'LimitExceeded',
        `An address may keep ${HELD_MAX_BYTES} bytes of requests and answers waiting; yours has that many. Try again in a moment.`,
        { code: 'busy' },
    );
}

function subscriptionElsewhere(): MeshError {
    return new UnreadRequestError('A subscription needs a WebSocket at this address; this one came over HTTP.');
}
