import type { ExecutionResult, GraphQLError } from 'graphql';
import { MeshError } from '../wire/errors';
import { wireError, wireResult, type ErrorObserver, type WireResult } from '../wire/wire-result';

/** The answer of a page's backend, in the form in which a server gives it. */
export type PageAnswer = WireResult;

const OBSERVER: ErrorObserver = {
    refused: () => undefined,
    failed: (thrown) => console.error('mesh: the page backend failed', thrown),
};

/** The answer with the result of a request. */
export function pageAnswer(result: ExecutionResult): PageAnswer {
    return wireResult(result, OBSERVER);
}

/** The answer to a request that failed outside of graphql. */
export function failedAnswer(thrown: unknown): PageAnswer {
    return { errors: [wireError(thrown instanceof Error ? thrown : new Error(String(thrown)), OBSERVER)] };
}

/** The answer to a request that was not run at all. */
export function refusedAnswer(
    errors: readonly GraphQLError[],
    errorType: 'ValidationError' | 'BadRequest',
): PageAnswer {
    return {
        errors: errors.map(({ message, locations }) =>
            wireError({ message, locations, originalError: new MeshError(errorType, message) }, OBSERVER),
        ),
    };
}
