import { GraphQLError, type ExecutionResult } from 'graphql';
import { INTERNAL_ERROR, MeshError, refusal, type WireError } from '../wire/errors';

/** The answer of a page's backend, in the form in which a server gives it. */
export interface PageAnswer {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly WireError[];
}

/** An answer with `errorType` beside each message, as every backend of the contract gives it. */
export function pageAnswer({ data, errors }: ExecutionResult): PageAnswer {
    return {
        ...(data !== undefined && { data }),
        ...(errors !== undefined && { errors: errors.map((error) => wireError(error, 'ValidationError')) }),
    };
}

/** The answer to a request that failed outside of graphql. */
export function failedAnswer(thrown: unknown): PageAnswer {
    const originalError = thrown instanceof Error ? thrown : new Error(String(thrown));
    return pageAnswer({ errors: [new GraphQLError(originalError.message, { originalError })] });
}

/** The answer to a request that was not run at all. */
export function refusedAnswer(
    errors: readonly GraphQLError[],
    errorType: 'ValidationError' | 'BadRequest',
): PageAnswer {
    return { errors: errors.map((error) => wireError(error, errorType)) };
}

function wireError({ message, path, locations, originalError }: GraphQLError, refusedAs: string): WireError {
    const place = { ...(path && { path }), ...(locations && { locations }) };
    if (originalError instanceof MeshError) return { ...refusal(originalError), ...place };
    // Not thrown by the contract: graphql itself refused the document or its variables.
    if (originalError === undefined || originalError === null || originalError instanceof GraphQLError)
        return { message, errorType: refusedAs, ...place };
    console.error('mesh: the page backend failed', originalError);
    return { message: 'Internal error of the page backend', errorType: INTERNAL_ERROR, ...place };
}
