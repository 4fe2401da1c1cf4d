import type { ClientCode, ClientReason } from './reasons';
import type { ErrorKind } from './status';

/**
 * An error of the mesh client: `kind` for code, `reason` for the sentence that a person reads in their language, and
 * `message` for logs, in English.
 */
export class MeshClientError extends Error {
    public override readonly name = 'MeshClientError';

    public constructor(
        public readonly kind: ErrorKind,
        message: string,
        options?: ErrorOptions,
        /** Null where nothing is known but the kind. */
        public readonly reason: ClientReason | null = null,
    ) {
        super(message, options);
    }
}

/** An error of the client itself. Its reason says everything. */
export function ownError(
    kind: ErrorKind,
    code: ClientCode,
    message: string,
    values?: ClientReason['values'],
): MeshClientError {
    return new MeshClientError(kind, message, undefined, { code, ...(values && { values }) });
}

/** An error that a person can read, whatever was thrown. */
export function knownError(error: unknown): MeshClientError {
    if (error instanceof MeshClientError) return error;
    const message = 'Something unexpected went wrong in the mesh.';
    return new MeshClientError('protocol', message, { cause: error }, { code: 'unexpected' });
}
