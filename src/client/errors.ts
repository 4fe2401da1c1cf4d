import type { ErrorKind } from './status';

/** An error of the mesh client: `kind` for code, `message` for the person who meets it. */
export class MeshClientError extends Error {
    public override readonly name = 'MeshClientError';

    public constructor(
        public readonly kind: ErrorKind,
        message: string,
        options?: ErrorOptions,
    ) {
        super(message, options);
    }
}

/** An error that a person can read, whatever was thrown. */
export function knownError(error: unknown): MeshClientError {
    if (error instanceof MeshClientError) return error;
    return new MeshClientError('protocol', 'Something unexpected went wrong in the mesh.', { cause: error });
}
