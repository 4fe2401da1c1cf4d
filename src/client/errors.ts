import type { Reason } from '../wire/reasons';
import type { ErrorKind } from './status';

/** What a project met a limit with. */
export type LimitKind =
    | 'no-name'
    | 'event-name'
    | 'payload'
    | 'variable-name'
    | 'variable-value'
    | 'variable-count'
    | 'variable-bytes'
    | 'group-name'
    /** Several groups have the name that was asked for. */
    | 'several-groups';

/** A limit of what a project may send, so that a sentence in any language can say which. */
export interface Limit {
    readonly kind: LimitKind;
    /** The event, variable or group, shortened to fit a sentence. */
    readonly name: string;
    /** What is allowed, and what was given: characters, bytes, variables or groups. */
    readonly max: number;
    readonly given: number;
}

/** An error of the mesh client: `kind` for code, `message` for the person who meets it. */
export class MeshClientError extends Error {
    public override readonly name = 'MeshClientError';

    public constructor(
        public readonly kind: ErrorKind,
        message: string,
        options?: ErrorOptions,
        /** Set where it is a limit that was met. */
        public readonly limit: Limit | null = null,
        /** Why the backend refused, where it said so with a code. */
        public readonly reason: Reason | null = null,
    ) {
        super(message, options);
    }
}

/** An error that a person can read, whatever was thrown. */
export function knownError(error: unknown): MeshClientError {
    if (error instanceof MeshClientError) return error;
    return new MeshClientError('protocol', 'Something unexpected went wrong in the mesh.', { cause: error });
}
