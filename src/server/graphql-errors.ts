import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { MeshError, type WireError } from '../wire/errors';

/** A GraphQL error that carries `errorType` beside `message` wherever it is serialised, as AppSync's do. */
export class TypedGraphQLError extends GraphQLError {
    public constructor(
        message: string,
        public readonly errorType: string,
    ) {
        super(message);
    }

    public override toJSON(): GraphQLFormattedError & { errorType: string } {
        return { ...super.toJSON(), errorType: this.errorType };
    }
}

/** What happens to errors that no caller may see. */
export type OnInternalError = (error: unknown) => void;

/**
 * An error as the wire shows it. What a use case refused is told; what was wrong with the document is told; anything
 * else is ours, goes to the log, and the caller learns only that it happened.
 */
export function wireError(error: GraphQLError, onInternalError: OnInternalError): WireError {
    const place = {
        ...(error.path ? { path: error.path } : {}),
        ...(error.locations?.length ? { locations: error.locations } : {}),
    };
    const cause = error.originalError ?? error;
    if (cause instanceof MeshError) return { message: cause.message, errorType: cause.errorType, ...place };
    if (error instanceof TypedGraphQLError) return { message: error.message, errorType: error.errorType, ...place };
    if (isAboutTheRequest(error)) return { message: error.message, errorType: 'ValidationError', ...place };
    onInternalError(cause);
    return { message: 'Internal server error', errorType: 'InternalFailure', ...place };
}

/** graphql-js and graphql-jit report unusable variables and documents as errors without an original one. */
function isAboutTheRequest(error: GraphQLError): boolean {
    return error.originalError === undefined || error.originalError === null || error.originalError === error
        ? error.path === undefined
        : error.originalError instanceof GraphQLError;
}
