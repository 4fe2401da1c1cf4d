import type { ExecutionResult, GraphQLError } from 'graphql';
import { MeshError, type WireError } from '../wire/errors';

/** A result as a network would bring it: data, and errors with `errorType` beside `message`. */
export interface PageResult {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly WireError[];
}

/** What an execution came to, as a copy that shares nothing with the store. */
export function pageResult({ data, errors }: ExecutionResult): PageResult {
    const copy = data === undefined ? {} : { data: structuredClone(data) };
    return errors === undefined ? copy : { ...copy, errors: errors.map(wireError) };
}

function wireError({ message, originalError, path }: GraphQLError): WireError {
    const place = path === undefined ? {} : { path };
    if (originalError instanceof MeshError) return { message, errorType: originalError.errorType, ...place };
    // Without a path the document or its variables were wrong; with one, what a field gave.
    return path === undefined
        ? { message, errorType: 'ValidationError' }
        : { message: 'Internal error of the page.', errorType: 'InternalFailure', ...place };
}
