// The one file that imports Apollo.
import { ApolloCache, ApolloClient, HttpLink, type ApolloLink } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError, ServerParseError } from '@apollo/client/errors';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, OperationTypeNode, getOperationAST, type DocumentNode } from 'graphql';
import { BackendError, type Backend, type RequestOptions } from './backend';
import type { Environment } from '../environment/environment';
import { answeredErrors, failureOfAnswer, failureOfResponse, filteredFailure } from './failures';
import { RequestTimeout } from './request-timeout';
import type { Reachability } from './reachability';

/** Fields of the wire contract that a backend answers with null where that says something (src/wire/schema.graphql). */
const NULLABLE: ReadonlySet<string> = new Set(['getNodeStatus', 'leaveGroup', 'dissolveGroup', 'fireEventsByNode']);

/** Keeps nothing: a mesh does not reuse answers, and Apollo's own cache is a fifth of the bundle. */
class NoCache extends ApolloCache {
    public override read(): null {
        return null;
    }
    public override write(): undefined {
        return undefined;
    }
    public override diff(): { result: null; complete: false; missing: never } {
        throw new Error('Nothing is cached, so nothing can be compared.');
    }
    public override watch(): () => void {
        return () => undefined;
    }
    public override reset(): Promise<void> {
        return Promise.resolve();
    }
    public override evict(): boolean {
        return false;
    }
    public override restore(): this {
        return this;
    }
    public override extract(): null {
        return null;
    }
    public override removeOptimistic(): void {
        // There is nothing optimistic to remove.
    }
    public override fragmentMatches(): boolean {
        return true;
    }
    public override performTransaction(transaction: (cache: ApolloCache) => void): void {
        transaction(this);
    }
}

/** Reaches the backend over HTTPS at `url`. `onDate` gets the `Date` header of each answer; null if the page may not read it. */
export function httpLink(
    url: string,
    apiKey: string | undefined,
    environment: Environment,
    onDate: (date: string | null) => void = () => undefined,
): ApolloLink {
    return new HttpLink({
        uri: url,
        fetch: async (input, init) => {
            const response = ownAnswer(url, await environment.fetch(input, init));
            if (response.ok) onDate(response.headers.get('date'));
            return response;
        },
        headers: apiKey === undefined ? {} : { 'x-api-key': apiKey },
        credentials: 'omit',
    });
}

/**
 * The answer, unless the request was sent elsewhere: a filter's page, whatever it says, is no answer of the backend. A
 * backend that moved and kept its path is taken at its word.
 * @throws {BackendError} `filtered`
 */
function ownAnswer(url: string, response: Response): Response {
    if (!response.redirected || lastPart(response.url) === lastPart(url)) return response;
    throw filteredFailure(response.status);
}

function lastPart(url: string): string {
    return new URL(url).pathname.split('/').pop() ?? '';
}

/** A backend behind an Apollo link: HTTPS, or the page's own, which can always be reached. */
export function createApolloBackend(
    link: ApolloLink,
    environment: Environment,
    reachability: Reachability | null = null,
): Backend {
    const timeout = new RequestTimeout(environment);
    const client = new ApolloClient({
        link,
        cache: new NoCache(),
        queryDeduplication: false,
        devtools: { enabled: false },
    });
    const underWay = new Set<AbortController>();

    async function send<Data, Variables extends Record<string, unknown>>(
        operation: TypedDocumentNode<Data, Variables>,
        variables: Variables,
        fetchOptions: RequestInit,
    ): Promise<Data | undefined> {
        const context = { fetchOptions };
        const common = { variables, context, fetchPolicy: 'no-cache' } as const;
        if (getOperationAST(operation)?.operation === OperationTypeNode.MUTATION)
            return (await client.mutate({ mutation: operation, ...common })).data;
        return (await client.query({ query: operation, ...common })).data;
    }

    return {
        async run(operation, variables, options: RequestOptions = {}) {
            const controller = new AbortController();
            const stopWatch = timeout.watch(controller, options.retried ?? false);
            underWay.add(controller);
            try {
                const data = await send(operation, variables, {
                    signal: controller.signal,
                    keepalive: options.keepalive ?? false,
                });
                if (data === undefined || !holdsFields(operation, data)) throw failureOfAnswer([]);
                reachability?.noteAnswer();
                return data;
            } catch (error) {
                throw answerOf(error) ?? (await withoutAnswer(error, controller.signal.aborted, reachability));
            } finally {
                stopWatch();
                underWay.delete(controller);
            }
        },
        close() {
            for (const controller of underWay) controller.abort();
            client.stop();
        },
    };
}

/** Whether an answer holds what the operation asks for, as far as its root fields go: what answers may be anything. */
function holdsFields(operation: DocumentNode, data: unknown): boolean {
    if (typeof data !== 'object' || data === null) return false;
    return (getOperationAST(operation)?.selectionSet.selections ?? []).every((selection) => {
        if (selection.kind !== Kind.FIELD) return true;
        const { value: name } = selection.name;
        const value: unknown = Reflect.get(data, name);
        return value === null ? NULLABLE.has(name) : value !== undefined;
    });
}

/** The failure that an answer was, or null where there was none. */
function answerOf(error: unknown): BackendError | null {
    if (error instanceof BackendError) return error;
    if (CombinedGraphQLErrors.is(error)) return failureOfAnswer(answeredErrors(error.errors));
    if (ServerError.is(error)) return failureOfResponse(error.statusCode, error.bodyText);
    if (ServerParseError.is(error)) return failureOfResponse(error.statusCode, error.bodyText);
    return null;
}

async function withoutAnswer(
    cause: unknown,
    timedOut: boolean,
    reachability: Reachability | null,
): Promise<BackendError> {
    if (reachability !== null) return reachability.explain(timedOut, cause);
    const message = 'The backend inside the page did not answer.';
    return new BackendError('server-down', message, null, { cause, reason: { code: 'page-silent' } });
}
