import type { Reason } from './reasons';

/**
 * The error types of refused requests on the wire: `errorType` beside `message` (AppSync's place for it).
 * - `ValidationError`: an argument is malformed or beyond a limit;
 * - `GroupNotFound`: the group never existed, was dissolved, or expired;
 * - `NodeNotFound`: no such member;
 * - `Unauthorized`: the caller may not do this, or gave no valid key;
 * - `LimitExceeded`: the backend or the group is full; the same request may pass later;
 * - `Paused`: the host has paused the group; the same request may pass later;
 * - `BadRequest`: the request itself could not be read (body, JSON, document);
 * - `InternalError`: the backend's own fault; the same request may pass later.
 *
 * Every backend and docs/protocol.md have exactly these.
 */
export const ERROR_TYPES = [
    'ValidationError',
    'GroupNotFound',
    'NodeNotFound',
    'Unauthorized',
    'LimitExceeded',
    'Paused',
    'BadRequest',
    'InternalError',
] as const;

/** The type of a failure that is not a refusal: the backend's own fault. */
export const INTERNAL_ERROR = 'InternalError';

/** An error type on the wire. */
export type ErrorType = (typeof ERROR_TYPES)[number];

/** The type of a refusal. */
export type MeshErrorType = Exclude<ErrorType, typeof INTERNAL_ERROR>;

/** A refused request, with a reason that the caller may see. Anything else that is thrown is an internal error. */
export class MeshError extends Error {
    public override readonly name = 'MeshError';

    public constructor(
        public readonly errorType: MeshErrorType,
        /** For logs and developers, in English. People read the sentence of `reason`. */
        message: string,
        public readonly reason: Reason | null = null,
    ) {
        super(message);
    }
}

/** An error in the form of a GraphQL answer. */
export interface WireError {
    readonly message: string;
    readonly errorType: string;
    readonly errorInfo?: Reason;
    readonly path?: readonly (string | number)[];
    readonly locations?: readonly { readonly line: number; readonly column: number }[];
}

/** Turns a refusal into the form of an answer. */
export function refusal({ message, errorType, reason }: MeshError): WireError {
    return { message, errorType, ...(reason !== null && { errorInfo: reason }) };
}
