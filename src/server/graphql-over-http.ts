import type { IncomingMessage, ServerResponse } from 'node:http';
import { GraphQLError, OperationTypeNode, type ExecutionResult } from 'graphql';
import { KEY_REFUSAL } from './api-key';
import { callerAddress } from './caller-address';
import type { DocumentCache } from './document-cache';
import { wireError, type OnInternalError } from './graphql-errors';
import { HttpRefusal } from './http-refusal';
import type { Metrics } from './metrics';
import { readBody } from './request-body';

/** What the endpoint needs. */
export interface GraphQLEndpointParts {
    readonly documents: DocumentCache;
    readonly metrics: Metrics;
    readonly hasKey: (given: unknown) => boolean;
    readonly trustProxy: boolean;
    readonly onInternalError: OnInternalError;
}

interface GraphQLRequest {
    readonly query: string;
    readonly operationName: string | undefined;
    readonly variables: Readonly<Record<string, unknown>>;
}

/** `POST /graphql`: one operation a request. */
export function graphqlEndpoint(parts: GraphQLEndpointParts) {
    const { documents, metrics, onInternalError } = parts;

    async function answer(request: IncomingMessage): Promise<{ status: number; result: ExecutionResult }> {
        if (!parts.hasKey(request.headers['x-api-key'])) throw new HttpRefusal(401, 'Unauthorized', KEY_REFUSAL);
        if (!/^application\/(graphql-response\+)?json\b/.test(request.headers['content-type'] ?? ''))
            throw new HttpRefusal(415, 'BadRequest', 'The content-type must be application/json.');
        const { query, operationName, variables } = parsedRequest(await readBody(request));
        const prepared = documents.get(query, operationName);
        if ('errors' in prepared) return { status: 400, result: { errors: prepared.errors } };
        if (prepared.operation === OperationTypeNode.SUBSCRIPTION)
            throw new HttpRefusal(400, 'BadRequest', 'A subscription goes over the WebSocket of the same address.');
        const caller = { address: callerAddress(request, parts.trustProxy) };
        return { status: 200, result: await prepared.run(caller, variables) };
    }

    return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const started = performance.now();
        const { status, result } = await answer(request);
        const body = serialised(result, onInternalError);
        if (result.errors !== undefined) metrics.refused.inc();
        response.writeHead(status, {
            'content-type': 'application/json; charset=utf-8',
            'content-length': Buffer.byteLength(body),
        });
        response.end(body);
        metrics.observe((performance.now() - started) / 1000);
    };
}

function serialised(result: ExecutionResult, onInternalError: OnInternalError): string {
    if (result.errors === undefined) return JSON.stringify({ data: result.data });
    const errors = result.errors.map((error) => wireError(error, onInternalError));
    return JSON.stringify(result.data === undefined ? { errors } : { data: result.data, errors });
}

function parsedRequest(body: string): GraphQLRequest {
    const refuse = (message: string) => new HttpRefusal(400, 'BadRequest', message);
    let parsed: unknown;
    try {
        parsed = JSON.parse(body);
    } catch {
        throw refuse(`The body is not JSON; it has ${body.length} characters.`);
    }
    if (Array.isArray(parsed)) throw refuse(`One operation a request: the body is an array of ${parsed.length}.`);
    if (typeof parsed !== 'object' || parsed === null || !('query' in parsed) || typeof parsed.query !== 'string')
        throw refuse('The body must be a JSON object with a text `query`.');
    const operationName = 'operationName' in parsed ? parsed.operationName : undefined;
    if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
        throw refuse('operationName must be a text.');
    const variables = 'variables' in parsed ? (parsed.variables ?? {}) : {};
    if (!isRecord(variables)) throw refuse('variables must be a JSON object.');
    return { query: parsed.query, operationName: operationName ?? undefined, variables };
}

/** Whether a value is an object with names. */
export function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an error of an execution is one that only GraphQL knows. */
export function isGraphQLError(error: unknown): error is GraphQLError {
    return error instanceof GraphQLError;
}
