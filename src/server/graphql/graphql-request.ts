import { checkJsonShape } from './json-shape';
import type { Variables } from './prepared-operation';
import { UnreadRequestError } from './unread-request';

/** A client's request, over HTTP or a WebSocket. */
export interface GraphqlRequest {
    readonly query: string;
    readonly variables: Variables;
    readonly operationName: string | undefined;
}

/** Reads the text of a request. @throws {UnreadRequestError} that names the fault in its shape */
export function parseGraphqlRequest(text: string): GraphqlRequest {
    checkJsonShape(text);
    let body: unknown;
    try {
        body = JSON.parse(text);
    } catch {
        throw new UnreadRequestError(`The body must be JSON; its ${text.length} characters are not.`);
    }
    return graphqlRequest(body);
}

/** Checks the shape of a request. @throws {UnreadRequestError} */
export function graphqlRequest(body: unknown): GraphqlRequest {
    if (Array.isArray(body))
        throw new UnreadRequestError(
            `The body must be one request; it is a list of ${body.length}. Send them one by one.`,
        );
    if (!isRecord(body)) throw new UnreadRequestError(`The body must be an object; it is ${kindOf(body)}.`);
    const { query, variables, operationName } = body;
    if (typeof query !== 'string' || query === '')
        throw new UnreadRequestError(`query must be the text of a GraphQL document; it is ${kindOf(query)}.`);
    if (variables !== undefined && variables !== null && !isRecord(variables))
        throw new UnreadRequestError(`variables must be an object; it is ${kindOf(variables)}.`);
    if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
        throw new UnreadRequestError(`operationName must be a text; it is ${kindOf(operationName)}.`);
    return { query, variables: variables ?? {}, operationName: operationName ?? undefined };
}

/** Whether a value is an object with entries that can be read. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function kindOf(value: unknown): string {
    if (value === undefined) return 'missing';
    if (value === null) return 'null';
    if (value === '') return 'empty';
    if (Array.isArray(value)) return `a list of ${value.length}`;
    return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
