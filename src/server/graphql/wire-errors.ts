import type { GraphQLFormattedError } from 'graphql';
import { INTERNAL_ERROR, MeshError, refusal, type WireError } from '../../wire/errors';

/** Told of what went wrong: what a caller did, and what the server did. */
export interface ErrorObserver {
    /** A request was refused. */
    refused(errorType: string): void;
    /** Something failed that should not: it is logged and counted, and the caller learns nothing of it. */
    failed(thrown: unknown): void;
}

/** What of a GraphQL error is looked at; graphql-jit's errors are not always of graphql's class. */
interface ThrownError {
    readonly message: string;
    readonly path?: GraphQLFormattedError['path'] | undefined;
    readonly locations?: GraphQLFormattedError['locations'] | undefined;
    readonly originalError?: Error | null | undefined;
}

/** An error as AppSync shows it: `errorType` beside `message`. Anything but a MeshError is told as internal. */
export function wireError(error: ThrownError, observer: ErrorObserver): WireError {
    const { path, locations } = error;
    const thrown = error instanceof MeshError ? error : error.originalError;
    const place = { ...(path && { path }), ...(locations && { locations }) };
    if (thrown instanceof MeshError) {
        observer.refused(thrown.errorType);
        return { ...refusal(thrown), ...place };
    }
    observer.failed(thrown ?? error);
    return { message: 'Internal server error', errorType: INTERNAL_ERROR, ...place };
}

/** A result as either executor gives it. */
interface RunResult {
    readonly data?: Record<string, unknown> | null | undefined;
    readonly errors?: readonly ThrownError[] | undefined;
}

/** A result whose errors, if there are any, are as the wire shows them. */
export interface WireResult {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly WireError[];
}

/** A result for the wire. */
export function wireResult(result: RunResult, observer: ErrorObserver): WireResult {
    if (result.errors === undefined) return result.data === undefined ? {} : { data: result.data };
    const errors = result.errors.map((error) => wireError(error, observer));
    return result.data === undefined ? { errors } : { errors, data: result.data };
}
