import type { Reason } from './reasons';

/**
 * What a refused request is called on the wire, as `errorType` beside `message` (AppSync's place for it).
 * - `ValidationError`: an argument is malformed or beyond a limit;
 * - `GroupNotFound`: the group never was, was dissolved, or expired;
 * - `NodeNotFound`: no such member;
 * - `Unauthorized`: the caller may not do this, or gave no valid key;
 * - `LimitExceeded`: the backend or the group is full; later the same request may pass;
 * - `Paused`: the host has paused the group; later the same request may pass;
 * - `BadRequest`: the request itself could not be read (body, JSON, document);
 * - `InternalError`: the backend's own fault, later the same request may pass.
 *
 * Every backend and docs/protocol.md have these and no others.
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

/** A failure that is no refusal: the backend's own fault. */
export const INTERNAL_ERROR = 'InternalError';

/** What an error of ours is called on the wire. */
export type ErrorType = (typeof ERROR_TYPES)[number];

/** How a request can be refused. */
export type MeshErrorType = Exclude<ErrorType, typeof INTERNAL_ERROR>;

/** Whether a text names a refusal. */
export function isMeshErrorType(value: unknown): value is MeshErrorType {
    return value !== INTERNAL_ERROR && ERROR_TYPES.some((type) => type === value);
}

/** A request refused with a reason that may be told to the caller. Anything else thrown is an internal error. */
export class MeshError extends Error {
    public override readonly name = 'MeshError';

    public constructor(
        public readonly errorType: MeshErrorType,
        /** For logs and developers, in English; a person reads the sentence of `reason`. */
        message: string,
        public readonly reason: Reason | null = null,
    ) {
        super(message);
    }
}

/** An error as it stands in a GraphQL answer. */
export interface WireError {
    readonly message: string;
    readonly errorType: string;
    readonly errorInfo?: Reason;
    readonly path?: readonly (string | number)[];
    readonly locations?: readonly { readonly line: number; readonly column: number }[];
}

/** A refusal as it stands in an answer. */
export function refusal({ message, errorType, reason }: MeshError): WireError {
    return { message, errorType, ...(reason !== null && { errorInfo: reason }) };
}
