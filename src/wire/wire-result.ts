import type { GraphQLFormattedError } from 'graphql';
import { INTERNAL_ERROR, MeshError, refusal, type WireError } from './errors';

/** Is notified of errors: the callers' and the backend's own. */
export interface ErrorObserver {
    /** A request was refused. */
    refused(errorType: string): void;
    /** An unexpected failure. It is logged and counted, and the caller gets no details. */
    failed(thrown: unknown): void;
}

/** The part of a GraphQL error that is used. Errors of graphql-jit are not always of graphql's class. */
interface ThrownError {
    readonly message: string;
    readonly path?: GraphQLFormattedError['path'] | undefined;
    readonly locations?: GraphQLFormattedError['locations'] | undefined;
    readonly originalError?: Error | null | undefined;
}

/** An error in AppSync's form: `errorType` beside `message`. Anything but a MeshError becomes an internal error. */
export function wireError(error: ThrownError, observer: ErrorObserver): WireError {
    const { path, locations } = error;
    const thrown = error instanceof MeshError ? error : error.originalError;
    const place = { ...(path && { path }), ...(locations && { locations }) };
    if (thrown instanceof MeshError) {
        observer.refused(thrown.errorType);
        return { ...refusal(thrown), ...place };
    }
    observer.failed(thrown ?? error);
    return { message: 'Internal error of the backend', errorType: INTERNAL_ERROR, ...place };
}

/** A result of either executor. */
interface RunResult {
    readonly data?: Record<string, unknown> | null | undefined;
    readonly errors?: readonly ThrownError[] | undefined;
}

/** A result whose errors have the wire's form. */
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
