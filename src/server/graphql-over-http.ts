import { OperationTypeNode } from 'graphql';
import { MeshError } from '../wire/errors';
import { API_KEY_NAME, keyRefusal, type ApiKeyCheck } from './api-key';
import { callerAddress } from './caller-address';
import type { DocumentCache } from './document-cache';
import { parseGraphqlRequest } from './graphql-request';
import { answer, answerRefusal, JSON_CONTENT_TYPE } from './http-answer';
import type { HttpHandler } from './http-router';
import { runOperation, type ObserveDuration } from './operation-runner';
import { BODY_MAX_BYTES, discardRest, readBody } from './request-body';
import { UnreadRequestError } from './unread-request';
import { wireError, wireResult, type ErrorObserver } from './wire-errors';

/** What queries and mutations over HTTP need. */
export interface HttpParts {
    readonly documents: DocumentCache;
    readonly apiKey: ApiKeyCheck;
    readonly trustProxy: boolean;
    readonly errors: ErrorObserver;
    readonly observe: ObserveDuration;
}

/** The type of an answer to a client that reads the status as GraphQL over HTTP means it. */
const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8';

/** The newer type where the client names it; what it thinks of the older one beside it does not matter. */
function answerType(accept: string | undefined): string {
    return accept?.includes('application/graphql-response+json') === true ? RESPONSE_TYPE : JSON_CONTENT_TYPE;
}

/** A content type of JSON, with or without a character set. */
const JSON_TYPE = /^application\/(graphql\+|graphql-response\+)?json\s*(;|$)/i;

/**
 * Answers `POST /graphql` as GraphQL over HTTP says: 200 with what the operation gave, errors of its fields included;
 * 400 for a request that could not be read; for a document or variables that are refused 400 where the client accepts
 * `application/graphql-response+json` and 200 where it knows `application/json` alone; 401, 413, 415 for what their
 * names say.
 * https://graphql.github.io/graphql-over-http/draft/
 */
export function graphqlOverHttp({ documents, apiKey, trustProxy, errors, observe }: HttpParts): HttpHandler {
    return async (request, response) => {
        const refuse = (status: number, error: MeshError) => {
            errors.refused(error.errorType);
            answerRefusal(response, status, error.errorType, error.message, CLOSING.has(status) ? CLOSE : undefined);
            if (CLOSING.has(status)) discardRest(request);
        };
        const key = request.headers[API_KEY_NAME];
        if (!apiKey.admits(key)) return refuse(401, keyRefusal(key));
        if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) return refuse(415, wrongType());
        const body = await readBody(request);
        if ('aborted' in body) return;
        if ('tooLarge' in body) return refuse(413, tooLarge(body.tooLarge));
        const type = answerType(request.headers.accept);
        try {
            const { query, variables, operationName } = parseGraphqlRequest(body.text);
            const operation = documents.operation(query, operationName);
            if (operation.kind === OperationTypeNode.SUBSCRIPTION) return refuse(400, subscriptionElsewhere());
            const caller = { address: callerAddress(request, trustProxy) };
            const result = await runOperation(operation, caller, variables, observe);
            answer(response, 200, type, JSON.stringify(wireResult(result, errors)));
        } catch (thrown) {
            if (!(thrown instanceof MeshError)) throw thrown;
            const status = thrown instanceof UnreadRequestError || type === RESPONSE_TYPE ? 400 : 200;
            answer(response, status, type, JSON.stringify({ errors: [wireError(thrown, errors)] }));
        }
    };
}

/** Refusals that come before the body was read: the connection cannot be used on. */
const CLOSING: ReadonlySet<number> = new Set([401, 413, 415]);
const CLOSE = { connection: 'close' };

function wrongType(): MeshError {
    return new MeshError('BadRequest', 'content-type must be application/json; it is something else or missing.');
}

function tooLarge(bytes: number): MeshError {
    return new MeshError('BadRequest', `The body is limited to ${BODY_MAX_BYTES} bytes; it has at least ${bytes}.`);
}

function subscriptionElsewhere(): MeshError {
    return new MeshError('BadRequest', 'A subscription needs a WebSocket at this same address; this came over HTTP.');
}
